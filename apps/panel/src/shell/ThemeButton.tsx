import { MenuButton, type MenuSectionSpec } from '@aloft/ui/MenuButton'
import { SunMoon } from 'lucide-react'
import { setTheme, useTheme, type Theme } from './theme.ts'

const labels: Readonly<Record<Theme, string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
}

/** The theme as a section of a menu. */
export function useThemeSection(): MenuSectionSpec {
  const theme = useTheme()
  const choices: readonly Theme[] = ['system', 'light', 'dark']
  return {
    id: 'theme',
    label: 'Theme',
    choosable: true,
    items: choices.map((choice) => ({
      id: choice,
      label: labels[choice],
      selected: choice === theme,
      onSelect: () => setTheme(choice),
    })),
  }
}

/** The theme's own menu, for pages without a user menu. */
export function ThemeButton() {
  const section = useThemeSection()
  return (
    <MenuButton label="Theme" variant="quiet" sections={[section]}>
      <SunMoon size={16} aria-hidden="true" />
    </MenuButton>
  )
}
