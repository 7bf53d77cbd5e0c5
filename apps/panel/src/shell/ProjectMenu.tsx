import { MenuButton } from '@aloft/ui/MenuButton'
import { ChevronDown } from 'lucide-react'
import { useSession } from '../session/session.ts'
import { useProjectSwitch } from '../session/use-project-switch.ts'
import styles from './TopBar.module.css'

/** In which project the person works. */
export function ProjectMenu() {
  const { project, projects } = useSession()
  const choose = useProjectSwitch()
  return (
    <MenuButton
      label={`Project: ${project.name}`}
      className={`${styles.pill} ${styles.project}`}
      sections={[
        {
          id: 'projects',
          label: 'Projects',
          choosable: true,
          items: projects.map((each) => ({
            id: each.id,
            label: each.name,
            note: each.domainName,
            selected: each.id === project.id,
            onSelect: () => void choose(each.id),
          })),
        },
      ]}
    >
      <span className={styles.cut}>{project.name}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </MenuButton>
  )
}
