import { parseMembers, type Member } from '@aloft/openstack/role-assignment'
import { Button } from '@aloft/ui/Button'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PageBody, PageColumns, PageHeader, PropertyList } from '@aloft/ui/Page'
import { Tag } from '@aloft/ui/Tag'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { QueryStates } from '../../acts/QueryStates.tsx'
import { readCloud } from '../../api/cloud.ts'
import { ApiError } from '../../api/api-error.ts'
import styles from '../../details/Detail.module.css'
import { download } from '../../lists/download.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { cloudsYaml, fileNameOf, openrc } from './access-files.ts'
import { ProjectsCard } from './ProjectsCard.tsx'

/** Who one is here, who else is, and how other tools get in. */
export function AccessPage() {
  usePageTitle('Access')
  const session = useSession()
  const { user, project, roles, authUrl } = session
  const file = fileNameOf(project.name)
  return (
    <>
      <PageHeader title="Access" />
      <PageBody>
        <PageColumns>
          <div className={styles.column}>
            <Card title="You">
              <PropertyList
                properties={[
                  { label: 'User', value: user.name },
                  { label: 'Domain', value: user.domainName },
                  { label: 'Project', value: project.name },
                  { label: 'Project ID', value: <CopyText text={project.id} /> },
                  { label: 'Your roles', value: <Roles roles={roles} /> },
                ]}
              />
            </Card>
            <ProjectsCard />
          </div>
          <div className={styles.column}>
            <Card title="Other tools">
              <PropertyList
                properties={[
                  { label: 'Keystone', value: <CopyText text={authUrl} /> },
                  {
                    label: 'For a shell',
                    value: (
                      <Button
                        size="small"
                        onClick={() =>
                          download(`${file}-openrc.sh`, 'application/x-sh', openrc(session))
                        }
                      >
                        Download openrc
                      </Button>
                    ),
                  },
                  {
                    label: 'For every OpenStack tool',
                    value: (
                      <Button
                        size="small"
                        onClick={() =>
                          download('clouds.yaml', 'application/yaml', cloudsYaml(session))
                        }
                      >
                        Download clouds.yaml
                      </Button>
                    ),
                  },
                ]}
              />
              <p className={styles.none}>
                Neither file holds a password. openrc asks for it; with clouds.yaml only the
                openstack client does. For Terraform, Ansible, the SDK and your own programs
                make an{' '}
                <Link to={paths.credentials()} className={styles.inline ?? ''}>
                  application credential
                </Link>
                : it comes with a clouds.yaml that is complete.
              </p>
            </Card>
            <Members />
          </div>
        </PageColumns>
      </PageBody>
    </>
  )
}

function Roles({ roles }: { roles: readonly string[] }) {
  return (
    <div className={styles.tags}>
      {roles.map((role) => (
        <Tag key={role}>{role}</Tag>
      ))}
    </div>
  )
}

/** Most clouds tell only administrators who else is in a project: that is said, not hidden. */
function Members() {
  const { project, regions } = useSession()
  const region = regions.find(({ services }) => services.includes('identity'))?.id ?? ''
  const members = useQuery({
    queryKey: ['cloud', 'members', project.id],
    retry: false,
    queryFn: async ({ signal }): Promise<Member[] | 'forbidden'> => {
      const scope = `scope.project.id=${encodeURIComponent(project.id)}`
      const path = `/role_assignments?include_names&${scope}`
      try {
        return parseMembers(await readCloud({ region, service: 'identity', path, signal }))
      } catch (error) {
        if (error instanceof ApiError && error.details.status === 403) return 'forbidden'
        throw error
      }
    },
  })
  return (
    <Card title="Members">
      <QueryStates query={members} failed="The members could not be read" rows={3}>
        {(known) =>
          known === 'forbidden' ? (
            <p className={styles.none}>
              This cloud tells only administrators who is in a project. Ask one of them to
              add or remove somebody.
            </p>
          ) : (
            <PropertyList
              properties={known.map(({ id, name, domainName, isGroup, roles }) => ({
                label: name,
                value: (
                  <div key={id} className={styles.tags}>
                    {roles.map((role) => (
                      <Tag key={role}>{role}</Tag>
                    ))}
                    <span className={styles.entryNote}>
                      {isGroup ? 'group' : ''} {domainName}
                    </span>
                  </div>
                ),
              }))}
            />
          )
        }
      </QueryStates>
    </Card>
  )
}
