import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { demoAccounts, type DemoAccount } from './accounts.ts'

/** `demo.json` for programs, `clouds.yaml` for the `openstack` client and everything that reads one. */
export async function writeAccountFiles(
  folder: string,
  addresses: { readonly url: string; readonly keystone: string; readonly dials: string },
): Promise<void> {
  const accounts = demoAccounts.map(({ user, password, project }) => ({
    user,
    password,
    project,
  }))
  const json = `${JSON.stringify({ ...addresses, accounts }, undefined, 2)}\n`
  await writeFile(join(folder, 'demo.json'), json, { mode: 0o600 })
  await writeFile(join(folder, 'clouds.yaml'), cloudsYaml(addresses.keystone), {
    mode: 0o600,
  })
}

/** https://docs.openstack.org/openstacksdk/latest/user/config/configuration.html */
function cloudsYaml(keystone: string): string {
  const names = ['demo', 'demo-empty', 'demo-large']
  const clouds: Record<string, object> = {}
  for (const [index, name] of names.entries()) {
    clouds[name] = cloudOf(keystone, demoAccounts[index])
  }
  return stringify({ clouds })
}

function cloudOf(keystone: string, account: DemoAccount | undefined): object {
  return {
    auth: {
      auth_url: keystone,
      username: account?.user,
      password: account?.password,
      project_name: account?.project,
      user_domain_name: 'Default',
      project_domain_name: 'Default',
    },
    region_name: 'dfw',
    identity_api_version: 3,
  }
}
