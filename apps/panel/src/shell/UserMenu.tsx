import { MenuButton } from '@aloft/ui/MenuButton'
import { notify } from '@aloft/ui/Notices'
import { useQueryClient } from '@tanstack/react-query'
import { Keyboard, LogOut } from 'lucide-react'
import { presentError } from '../api/present-error.ts'
import { signOut, useSession } from '../session/session.ts'
import { useThemeSection } from './ThemeButton.tsx'
import styles from './TopBar.module.css'
import { initials } from './initials.ts'

/** Who is signed in, the theme, help, the way out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { user } = useSession()
  const client = useQueryClient()
  const theme = useThemeSection()

  async function leave() {
    try {
      await signOut(client)
    } catch (error) {
      const { title, message, requestId } = presentError(error, 'You are still signed in')
      notify({ tone: 'bad', title, body: message, requestId })
    }
  }

  return (
    <MenuButton
      label={`Account of ${user.name}`}
      className={styles.avatar}
      sections={[
        theme,
        {
          id: 'account',
          label: `${user.name} · ${user.domainName}`,
          items: [
            {
              id: 'help',
              label: 'Keyboard shortcuts',
              icon: <Keyboard size={14} aria-hidden="true" />,
              onSelect: onHelp,
            },
            {
              id: 'sign-out',
              label: 'Sign out',
              icon: <LogOut size={14} aria-hidden="true" />,
              onSelect: () => void leave(),
            },
          ],
        },
      ]}
    >
      <span className={styles.initials} data-initials={initials(user.name)} />
    </MenuButton>
  )
}
