import { createHash, type Hash } from 'node:crypto'

export interface SeedObject {
  readonly name: string
  /** Text, or how many zeros it is of. */
  readonly content: string | number
  readonly contentType?: string
  readonly metadata?: Readonly<Record<string, string>>
  /** Made of so many segments of as many zeros each, in `<container>_segments`. */
  readonly segments?: number
  readonly modifiedAt: number
}

export interface SeedContainer {
  readonly project: string
  readonly regionId: string
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  readonly objects: readonly SeedObject[]
}

const MB = 1024 * 1024
const at = (month: number, day: number, hour = 9): number =>
  Date.UTC(2026, month - 1, day, hour, 12, 30)

const publicRead = { 'x-container-read': '.r:*,.rlistings' }

const html = (title: string, text: string): string =>
  `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title><link rel="stylesheet" href="css/site.css"></head>\n<body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body>\n</html>\n`

const picture = (label: string, colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="${colour}"/><circle cx="160" cy="88" r="46" fill="#fff" opacity=".85"/><text x="160" y="178" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${label}</text></svg>\n`

const releases = ['2026.10.1', '2026.10.2', '2026.11.1', '2026.11.2', '2026.11.3']

const assets: SeedObject[] = releases.flatMap((release, index) => {
  const modifiedAt = at(index < 2 ? 10 : 11, 3 + index * 4)
  const file = (name: string, content: string | number): SeedObject => ({
    name: `releases/${release}/${name}`,
    content,
    modifiedAt,
    metadata: { 'x-object-meta-release': release },
  })
  return [
    file('css/panel.css', `:root { --accent: #4c8dff }\n/* ${release} */\n`),
    file('js/panel.js', 412_331 + index * 1_024),
    file('js/vendor.js', 901_120),
    file('img/logo.svg', picture('Reach', '#24527a')),
    file('img/empty-list.svg', picture('Nothing yet', '#5b6b7a')),
    file('index.html', html('Reach', `Release ${release} of the control panel.`)),
  ]
})

const backups: SeedObject[] = Array.from({ length: 28 }, (_, index) => index + 1).flatMap(
  (day) =>
    ['accounts', 'billing', 'servers'].map((database) => ({
      name: `db-1/2026-11-${String(day).padStart(2, '0')}/${database}.sql.gz`,
      content: database === 'servers' ? 24 * MB : 8 * MB,
      modifiedAt: at(11, day, 3),
      metadata: { 'x-object-meta-retention': '90 days' },
    })),
)

const logs: SeedObject[] = ['panel-web-1', 'panel-web-2', 'panel-api-1'].flatMap((host) =>
  Array.from({ length: 14 }, (_, index) => ({
    name: `${host}/2026/11/${String(index + 1).padStart(2, '0')}.log`,
    content: logOf(host, index + 1),
    contentType: 'text/plain',
    modifiedAt: at(11, index + 1, 23),
  })),
)

function logOf(host: string, day: number): string {
  const lines = Array.from({ length: 40 }, (_, index) => {
    const time = new Date(at(11, day, 8) + index * 61_000).toISOString()
    const path = ['/servers', '/images', '/servers/detail', '/session'][index % 4]
    return `${time} ${host} GET ${path} 200 ${12 + ((index * 7) % 90)} ms`
  })
  return `${lines.join('\n')}\n`
}

const site: SeedObject[] = [
  {
    name: 'index.html',
    content: html('Reach status', 'All regions are working.'),
    modifiedAt: at(11, 20),
  },
  {
    name: '404error.html',
    content: html('Not here', 'There is no such page.'),
    modifiedAt: at(9, 2),
  },
  {
    name: 'css/site.css',
    content: 'body { font: 16px sans-serif; margin: 4rem auto; max-width: 40rem }\n',
    modifiedAt: at(9, 2),
  },
  {
    name: 'history/2026-10.html',
    content: html('October 2026', 'One incident, 12 minutes, in Chicago.'),
    modifiedAt: at(10, 31),
  },
]

const photos: SeedObject[] = [
  ['summit/keynote.svg', '#7a3b69'],
  ['summit/hallway.svg', '#3b6b7a'],
  ['summit/team dinner.svg', '#8a5a2b'],
  ['office/first-day.svg', '#4a7a3b'],
  ['office/rack-42.svg', '#333d52'],
  ['datacenter/dfw.svg', '#245c5c'],
].map(([name = '', colour = ''], index) => ({
  name,
  content: picture(name.split('/').at(-1)?.replace('.svg', '') ?? '', colour),
  modifiedAt: at(8, 4 + index),
  metadata: { 'x-object-meta-photographer': index % 2 === 0 ? 'aj' : 'coppa' },
}))

const exports: SeedObject[] = Array.from({ length: 9 }, (_, index) => ({
  name: `usage/2026-${String(index + 1).padStart(2, '0')}.csv`,
  content: `server,hours,region\n${Array.from({ length: 30 }, (__, row) => `web-${row + 1},${(index + 1) * 31 + row},ord`).join('\n')}\n`,
  modifiedAt: at(index + 2, 1),
}))

const production = 'reach-production'

/** The containers of the talk's account, and one of the partner's. */
export const seedContainers: readonly SeedContainer[] = [
  {
    project: production,
    regionId: 'dfw',
    name: 'assets',
    headers: publicRead,
    objects: assets,
  },
  {
    project: production,
    regionId: 'dfw',
    name: 'backups',
    headers: { 'x-container-meta-owner': 'database team' },
    objects: backups,
  },
  { project: production, regionId: 'dfw', name: 'logs', headers: {}, objects: logs },
  {
    project: production,
    regionId: 'dfw',
    name: 'machine-images',
    headers: {},
    objects: [
      {
        name: 'golden/debian-13.qcow2',
        content: 32 * MB,
        segments: 20,
        modifiedAt: at(11, 8),
        metadata: { 'x-object-meta-os': 'Debian 13' },
      },
      {
        name: 'golden/README.md',
        content: '# Golden images\n\nMade on Mondays.\n',
        modifiedAt: at(11, 8),
      },
    ],
  },
  {
    project: production,
    regionId: 'dfw',
    name: 'status-page',
    headers: {
      'x-container-read': '.r:*',
      'x-container-meta-web-index': 'index.html',
      'x-container-meta-web-error': 'error.html',
    },
    objects: site,
  },
  {
    project: production,
    regionId: 'ord',
    name: 'backups',
    headers: {},
    objects: backups.slice(-9),
  },
  {
    project: production,
    regionId: 'ord',
    name: 'customer-exports',
    headers: {},
    objects: exports,
  },
  {
    project: production,
    regionId: 'iad',
    name: 'team-photos',
    headers: {},
    objects: photos,
  },
  { project: production, regionId: 'syd', name: 'inbox', headers: {}, objects: [] },
  {
    project: 'partner-web',
    regionId: 'iad',
    name: 'shop',
    headers: publicRead,
    objects: photos.slice(0, 2),
  },
]

/** MD5 of as many zeros as each size says, in hexadecimal digits. */
export function zeroHashes(sizes: Iterable<number>): Map<number, string> {
  const blank = Buffer.alloc(MB)
  const found = new Map<number, string>()
  const md5: Hash = createHash('md5')
  let done = 0
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    for (; done + MB <= size; done += MB) md5.update(blank)
    if (done < size) md5.update(blank.subarray(0, size - done))
    done = size
    found.set(size, md5.copy().digest('hex'))
  }
  return found
}
