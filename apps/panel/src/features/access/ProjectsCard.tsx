import { Button } from '@aloft/ui/Button'
import { Card, PropertyList } from '@aloft/ui/Page'
import { useSession } from '../../session/session.ts'
import { useProjectSwitch } from '../../session/use-project-switch.ts'

/** Every project that the person is in, with the way there. */
export function ProjectsCard() {
  const { project, projects } = useSession()
  const choose = useProjectSwitch()
  return (
    <Card title="Your projects">
      <PropertyList
        properties={projects.map(({ id, name, domainName }) => ({
          label: `${name} (${domainName})`,
          value:
            id === project.id ? (
              'You work here'
            ) : (
              <Button size="small" onClick={() => void choose(id)}>
                Work in {name}
              </Button>
            ),
        }))}
      />
    </Card>
  )
}
