import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { loadConfig, type ConfigSources } from './config.ts'
import { printConfig } from './config-print.ts'

const gateway = Type.Object(
  {
    port: Type.Integer({ default: 1, minimum: 1 }),
    cookieName: Type.String({ default: 'session' }),
    origins: Type.Array(Type.String(), { default: [] }),
    apiToken: Type.String({ default: '', secret: true }),
    lockout: Type.Object(
      { failures: Type.Integer({ default: 5 }) },
      { default: {}, additionalProperties: false },
    ),
  },
  { additionalProperties: false },
)

async function load(sources: ConfigSources & { yaml?: string }) {
  const { yaml, ...rest } = sources
  const file = yaml === undefined ? undefined : await fileOf(yaml)
  return loadConfig({ gateway }, { file, ...rest })
}

async function fileOf(yaml: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'aloft-config-')), 'aloft.yaml')
  await writeFile(path, yaml)
  return path
}

test('every key has a default', async () => {
  const config = await load({})
  expect(config.kernel.port).toBe(8080)
  expect(config.sections.gateway).toMatchObject({ port: 1, lockout: { failures: 5 } })
})

test('a flag wins over the environment, that over the file, that over the default', async () => {
  const yaml = 'gateway:\n  port: 2\n  cookieName: file\n  lockout: { failures: 9 }\n'
  const config = await load({
    yaml,
    environment: { ALOFT_GATEWAY__PORT: '3', ALOFT_GATEWAY__COOKIE_NAME: 'env' },
    flags: ['gateway.port=4'],
  })
  expect(config.sections.gateway).toMatchObject({
    port: 4,
    cookieName: 'env',
    lockout: { failures: 9 },
  })
})

test('lists and nested keys can be given by the environment', async () => {
  const config = await load({
    environment: {
      ALOFT_GATEWAY__ORIGINS: 'https://a, https://b',
      ALOFT_GATEWAY__LOCKOUT__FAILURES: '7',
      ALOFT_KERNEL__BLOCKS__INVENTORY: 'http://10.0.0.7:8080',
    },
  })
  expect(config.sections.gateway).toMatchObject({
    origins: ['https://a', 'https://b'],
    lockout: { failures: 7 },
  })
  expect(config.kernel.blocks).toEqual({ inventory: 'http://10.0.0.7:8080' })
})

test('an unknown key of the file names itself, its line and what was meant', async () => {
  const loading = load({ yaml: '# comment\nkernel:\n  port: 80\ngateway:\n  prot: 8080\n' })
  await expect(loading).rejects.toMatchObject({ code: 'config_unknown_key' })
  await expect(loading).rejects.toThrow(
    /^gateway\.prot in .*aloft\.yaml line 5: unknown key, did you mean gateway\.port\?$/,
  )
})

test('an unknown section, variable and flag are named', async () => {
  await expect(load({ yaml: 'gatway:\n  port: 1\n' })).rejects.toThrow(
    /^gatway in .* line 1/,
  )
  await expect(load({ environment: { ALOFT_GATEWAY__PROT: '1' } })).rejects.toThrow(
    'gateway.prot in ALOFT_GATEWAY__PROT: unknown key',
  )
  await expect(load({ flags: ['gateway.prot=1'] })).rejects.toThrow(
    'gateway.prot in --set gateway.prot: unknown key',
  )
})

test('other variables of the environment are left alone', async () => {
  const config = await load({ environment: { ALOFT_HOME: '/x', HOME: '/root' } })
  expect(config.places.size).toBe(0)
})

test('a wrong value names its key, its place and what is wanted', async () => {
  await expect(load({ yaml: 'gateway:\n  port: eighty\n' })).rejects.toThrow(
    /^gateway\.port in .*aloft\.yaml line 2: must be integer, not "eighty"$/,
  )
  await expect(load({ environment: { ALOFT_KERNEL__LOG__LEVEL: 'loud' } })).rejects.toThrow(
    /^kernel\.log\.level in ALOFT_KERNEL__LOG__LEVEL: must be one of trace/,
  )
})

test('a wrong secret is not printed', async () => {
  const loading = load({ flags: ['kernel.callerKeys=tooshort'] })
  await expect(loading).rejects.toThrow('kernel.callerKeys')
  await expect(loading).rejects.not.toThrow('tooshort')
})

test('a missing file and a file that is not YAML are named', async () => {
  await expect(load({ file: '/nowhere/aloft.yaml' })).rejects.toThrow(
    'There is no file /nowhere/aloft.yaml.',
  )
  await expect(load({ yaml: 'kernel: [' })).rejects.toMatchObject({
    code: 'config_unreadable',
  })
})

test('the section of a block that runs elsewhere is accepted', async () => {
  const file = await fileOf('billing:\n  currency: EUR\n')
  await expect(loadConfig({ gateway }, { file })).rejects.toThrow('billing')
  const config = await loadConfig({ gateway }, { file }, ['billing'])
  expect(config.sections).not.toHaveProperty('billing')
})

test('the printed configuration masks secrets and marks what differs', async () => {
  const config = await load({
    flags: [
      'gateway.apiToken=hunter2hunter2',
      'gateway.port=9',
      'kernel.database.url=postgres://aloft:verysecret@db/aloft',
    ],
  })
  const all = printConfig(config)
  expect(all).not.toMatch(/hunter2|verysecret/)
  expect(all).toContain('cookieName: "session"\n')
  expect(printConfig(config, { onlyChanged: true })).toBe(
    [
      'kernel:',
      '  database:',
      '    url: "postgres://aloft:[redacted]@db/aloft"  # --set kernel.database.url; the default is ""',
      'gateway:',
      '  port: 9  # --set gateway.port; the default is 1',
      '  apiToken: "[redacted]"  # --set gateway.apiToken; the default is ""',
      '',
    ].join('\n'),
  )
})
