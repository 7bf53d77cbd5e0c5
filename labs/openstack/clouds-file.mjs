import { chmodSync, chownSync, writeFileSync } from 'node:fs'
import { clouds } from './people.mjs'

/** Writes `clouds.yaml`, for the caller alone (for whoever called sudo, if so). @returns its path */
export function writeCloudsFile(lab) {
  const file = lab.path('clouds.yaml')
  const entries = Object.entries(clouds).map(
    ([name, { user, project, domain }]) => `  ${name}:
    auth:
      auth_url: ${lab.url('keystone', undefined, '/v3')}
      username: ${user}
      password: ${JSON.stringify(lab.password)}
      user_domain_name: ${domain}
      project_name: ${project}
      project_domain_name: ${domain}
    identity_api_version: 3
    regions: [${lab.regions.join(', ')}]
`,
  )
  writeFileSync(file, `clouds:\n${entries.join('')}`)
  chmodSync(file, 0o600)
  const { SUDO_UID, SUDO_GID } = process.env
  if (process.getuid?.() === 0 && SUDO_UID !== undefined) {
    chownSync(file, Number(SUDO_UID), Number(SUDO_GID))
  }
  return file
}
