import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { withProgress } from '../../bin/progress.mjs'
import { writeCloudsFile } from './clouds-file.mjs'
import { createDatabases } from './databases.mjs'
import { isDone, markDone } from './done.mjs'
import { labComponents } from './lab-components.mjs'
import { installPackages, unpackPackages } from './packages.mjs'
import { seedIdentity } from './seed/identity.mjs'
import { seedRegion } from './seed/region.mjs'
import {
  recordedServices,
  startService,
  stopService,
  waitForService,
} from './service-process.mjs'

/** Brings the lab to what its settings say; what is so already is left alone. */
export async function up(lab) {
  const startedAt = Date.now()
  const components = labComponents(lab)
  const all = (key) => [...new Set(components.flatMap((one) => one[key] ?? []))]

  await withProgress('Installing Debian packages', async () => {
    await installPackages(lab, all('packages'))
    await unpackPackages(lab, all('unpack'))
  })
  configure(lab, components)

  const stage = (name) => components.filter((component) => component.stage === name)
  await withProgress('Starting database and queue', async () => {
    await stopStrangers(lab, components)
    await startComponents(lab, stage('foundation'))
  })
  await withProgress('Creating databases', () => createDatabases(lab, components))
  await withProgress('Starting Keystone', () => startComponents(lab, stage('first')))
  const endpoints = all('endpoints')
  await once(lab, `identity-${hashOf([endpoints, lab.regions])}`, () =>
    withProgress('Creating people, projects and endpoints', () =>
      seedIdentity(lab, endpoints),
    ),
  )
  await withProgress('Starting the other services', () =>
    startComponents(lab, stage(undefined)),
  )
  await withProgress('Creating flavors, images and networks', () =>
    Promise.all(
      lab.regions.map((region) =>
        once(lab, `region-${region}-${lab.with.toSorted().join('-')}`, () =>
          seedRegion(lab, region),
        ),
      ),
    ),
  )
  const cloudsFile = writeCloudsFile(lab)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  process.stdout.write(`The lab is up (${seconds} s). Use it:
  export OS_CLIENT_CONFIG_FILE=${cloudsFile} OS_CLOUD=demo OS_REGION_NAME=${lab.regions[0]}
`)
}

function configure(lab, components) {
  for (const folder of ['home', 'cache', 'data', 'etc', 'run', 'log']) {
    mkdirSync(lab.path(folder), { recursive: true })
  }
  rmSync(lab.path('python'), { recursive: true, force: true })
  cpSync(pythonFolder, lab.path('python'), { recursive: true })
  for (const { folders = [], files = {} } of components) {
    for (const folder of folders) mkdirSync(folder, { recursive: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text, { mode: 0o640 })
    }
  }
}

const pythonFolder = join(import.meta.dirname, 'python')

function drivers() {
  return readdirSync(pythonFolder)
    .filter((name) => name.endsWith('.py'))
    .toSorted()
    .map((name) => readFileSync(join(pythonFolder, name), 'utf8'))
}

/** Ends what earlier settings started and today's leave out. */
async function stopStrangers(lab, components) {
  const wanted = components.flatMap(({ services = [] }) => services.map(({ name }) => name))
  const strangers = recordedServices(lab).filter((name) => !wanted.includes(name))
  await Promise.all(strangers.map((name) => stopService(lab, name)))
}

/** Starts services, and starts again those for which a file of their component changed. */
async function startComponents(lab, components) {
  for (const { prepare } of components) await prepare?.()
  const services = components.flatMap(({ services: some = [], files = {}, stage }) => {
    const settings = hashOf([files, stage === 'foundation' ? [] : drivers()])
    return some.map((service) => ({ ...service, settings }))
  })
  for (const service of services) await startService(lab, service)
  await Promise.all(services.map((service) => waitForService(lab, service)))
}

async function once(lab, step, work) {
  if (isDone(lab, step)) return
  await work()
  markDone(lab, step)
}

function hashOf(value) {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
}
