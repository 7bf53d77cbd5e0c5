import { notify } from '@aloft/ui/Notices'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { presentError } from '../api/present-error.ts'
import { paths } from '../paths.ts'
import { switchProject, useSession } from './session.ts'

/** Changes to another project and goes to its first page; says why when that fails. */
export function useProjectSwitch(): (id: string) => Promise<void> {
  const { project } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (id) => {
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
}
