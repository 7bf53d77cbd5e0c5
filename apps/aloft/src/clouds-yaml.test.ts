import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCloud, withVersion } from './clouds-yaml.ts'

async function fileOf(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'aloft-clouds-')), 'clouds.yaml')
  await writeFile(path, text)
  return path
}

const two = `
clouds:
  lab:
    auth: { auth_url: "http://lab:5000", username: u, password: hunter2, user_domain_name: Staff }
    interface: internalURL
    verify: false
    cacert: ca.pem
  prod: { auth: { auth_url: "https://prod/identity/v3/" } }
`

test('address, domain, interface and certificates are taken, secrets are not', async () => {
  const path = await fileOf(two)
  const flags = await readCloud(path, 'lab')
  expect(flags).toEqual([
    'gateway.cloud.authUrl=http://lab:5000/v3',
    'gateway.cloud.defaultDomain=Staff',
    'gateway.cloud.interface=internal',
    'kernel.cloud.verify=false',
    `kernel.cloud.caFile=${path.replace('clouds.yaml', 'ca.pem')}`,
  ])
})

test('several clouds ask for a name, and a wrong name lists those there are', async () => {
  const path = await fileOf(two)
  await expect(readCloud(path, undefined)).rejects.toMatchObject({
    details: { hint: 'Clouds of the file: lab, prod.' },
  })
  await expect(readCloud(path, 'pord')).rejects.toThrow('has no cloud pord')
})

test('the only cloud needs no name', async () => {
  const path = await fileOf('clouds:\n  one:\n    auth: { auth_url: "https://one/v3" }\n')
  expect(await readCloud(path, undefined)).toEqual(['gateway.cloud.authUrl=https://one/v3'])
})

test('a missing file and another kind of file are named', async () => {
  await expect(readCloud('/nowhere/clouds.yaml', 'a')).rejects.toThrow(
    '/nowhere/clouds.yaml cannot be read.',
  )
  await expect(readCloud(await fileOf('a: 1'), 'a')).rejects.toThrow('no section "clouds"')
})

test.each([
  ['https://a:5000', 'https://a:5000/v3'],
  ['https://a/identity/', 'https://a/identity/v3'],
  ['https://a/v3', 'https://a/v3'],
  ['https://a/v2.0', 'https://a/v3'],
])('%s means %s', (given, meant) => {
  expect(withVersion(given)).toBe(meant)
})
