import { MenuButton } from '@aloft/ui/MenuButton'
import { notify } from '@aloft/ui/Notices'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { presentError } from '../api/present-error.ts'
import { paths } from '../paths.ts'
import { switchProject, useSession } from '../session/session.ts'
import styles from './TopBar.module.css'

/** In which project the person works. */
export function ProjectMenu() {
  const { project, projects } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()

  async function choose(id: string) {
    if (id === project.id) return
    try {
      await switchProject(client, id)
      // What stood in the address belongs to the other project.
      await navigate({ to: paths.home() })
    } catch (error) {
      const { title, message, details, requestId } = presentError(
        error,
        'The project could not be changed',
      )
      notify({ tone: 'bad', title, body: message, details, requestId })
    }
  }

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
