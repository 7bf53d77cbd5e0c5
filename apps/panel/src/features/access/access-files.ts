import type { Session } from '@aloft/contracts/gateway'

type Who = Pick<Session, 'user' | 'project' | 'authUrl' | 'regions'>

/** One word of a POSIX shell, whatever it holds. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** A file for `source`: what the `openstack` client reads; the password is asked for when it is used. */
export function openrc({ user, project, authUrl, regions }: Who): string {
  const set = (name: string, value: string) => `export ${name}=${quoted(value)}`
  return `#!/usr/bin/env sh
# ${oneLine(project.name)} as ${oneLine(user.name)}. Use it by: . ./${fileNameOf(project.name)}-openrc.sh
unset OS_CLOUD OS_TOKEN OS_TENANT_ID OS_TENANT_NAME
${set('OS_AUTH_URL', authUrl)}
export OS_IDENTITY_API_VERSION=3
${set('OS_USERNAME', user.name)}
${set('OS_USER_DOMAIN_NAME', user.domainName)}
${set('OS_PROJECT_ID', project.id)}
${set('OS_PROJECT_NAME', project.name)}
${set('OS_PROJECT_DOMAIN_NAME', project.domainName)}
${set('OS_REGION_NAME', regions[0]?.id ?? '')}
export OS_INTERFACE=public
printf 'Password of %s: ' "$OS_USERNAME"
trap 'stty echo; trap - INT; kill -INT $$' INT
stty -echo
IFS= read -r OS_PASSWORD
stty echo
trap - INT
printf '\\n'
export OS_PASSWORD
`
}

/** A `clouds.yaml` with a cloud for each region; of what reads it only the `openstack` client asks for the password. */
export function cloudsYaml({ user, project, authUrl, regions }: Who): string {
  // JSON's texts are YAML's: nothing that is in one can end it.
  const text = (value: string) => JSON.stringify(value)
  const clouds = regions.map(
    ({ id }) => `  ${text(`${project.name}-${id}`)}:
    region_name: ${text(id)}
    interface: public
    identity_api_version: 3
    auth:
      auth_url: ${text(authUrl)}
      username: ${text(user.name)}
      user_domain_name: ${text(user.domainName)}
      project_id: ${text(project.id)}
      project_name: ${text(project.name)}
`,
  )
  return `clouds:\n${clouds.join('')}`
}

/** `reach-production`, whatever the name holds. */
export function fileNameOf(name: string): string {
  return (
    name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[-.]+|-+$/g, '') || 'project'
  )
}

/** A comment ends at the end of its line. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
