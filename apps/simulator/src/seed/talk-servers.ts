import { projectIdOf, userIdOf } from './accounts.ts'
import { macOf, uuidOf } from './identifiers.ts'
import { publicImageId } from './images.ts'
import { noBlockDevice, noHost, noNetwork } from './server.ts'
import type { SeedInterface, SeedServer, SeedStatus } from './server.ts'

const lucid = 'Ubuntu 10.04 LTS (Lucid Lynx)'
const precise = 'Ubuntu 12.04 LTS (Precise Pangolin)'
const raring = 'Ubuntu 13.04 (Raring Ringtail)'

type Row = readonly [
  name: string,
  region: 'dfw' | 'ord' | 'iad' | 'syd',
  image: string,
  flavorId: string,
  address: string | undefined,
  tags?: string,
  status?: SeedStatus,
]

/**
 * The account that the talk shows: the first eleven rows with their names and addresses as on
 * the slide, the rest so that its counts hold (34 active, 3 error, 1 resizing; memory and
 * images by facet). An address without a dot is the last number in the region's own range.
 */
const rows: readonly Row[] = [
  ['adfadf', 'dfw', precise, '2', '198.61.168.149'],
  ['aj coppa = enterprise architect', 'ord', precise, '2', '166.78.169.97'],
  ['another', 'dfw', precise, '2', undefined],
  ['as0a4cb359-Group01', 'dfw', precise, '2', '192.237.222.104', 'web'],
  ['as64ed46ed-DFW group', 'dfw', precise, '2', '192.237.219.220', 'web'],
  ['asd9a81e22-Group01', 'dfw', precise, '2', '192.237.220.111', 'web'],
  ['dncfrshgvz', 'ord', 'Arch 2012.08', '2', undefined, '', 'ERROR'],
  ['etherpad01.://example.com/', 'dfw', precise, '3', '192.237.213.92', 'production web'],
  ['h5yvjl84i9', 'iad', 'Arch 2012.08', '2', undefined, '', 'ERROR'],
  ['i9e86jcq1n', 'dfw', raring, '2', undefined, '', 'ERROR'],
  ['ied', 'iad', precise, '2', '162.208.88.188'],
  ['jenkins-01', 'dfw', raring, '3', '20', 'production worker'],
  ['lb-dfw-1', 'dfw', precise, '2', '21', 'production web'],
  ['lb-ord-1', 'ord', precise, '2', '21', 'production web'],
  ['mail-relay', 'dfw', lucid, '1', '22', 'production'],
  ['memcached-1', 'dfw', precise, '3', '23', 'production cache'],
  ['memcached-2', 'ord', precise, '3', '23', 'production cache'],
  ['node-chat-1', 'dfw', 'Arch 2013.8', '2', '24', 'staging'],
  ['node-chat-2', 'ord', 'Arch 2013.8', '2', '24', 'staging'],
  ['ns1', 'dfw', 'Debian 11', '2', '25', 'production'],
  ['ns2', 'syd', 'Debian 11', '2', '25', 'production'],
  ['panel-db-1', 'dfw', precise, '6', '26', 'production database'],
  ['panel-db-2', 'ord', precise, '6', '26', 'production database'],
  ['panel-web-1', 'dfw', precise, '3', '27', 'production web'],
  ['panel-web-2', 'ord', precise, '3', '27', 'production web'],
  ['panel-web-3', 'iad', precise, '3', '27', 'production web', 'VERIFY_RESIZE'],
  ['queue-1', 'ord', precise, '2', '28', 'production worker'],
  ['reach-prxy0', 'ord', precise, '2', '29', 'production'],
  ['reach-prxy1', 'ord', precise, '2', '30', 'production'],
  ['ruby-tests-1', 'iad', 'FreeBSD 14.3', '2', '31', 'staging worker'],
  ['ruby-tests-2', 'syd', 'FreeBSD 14.3', '2', '31', 'staging worker'],
  ['selenium-ie', 'dfw', 'Windows Server 2012', '3', '32', 'staging worker'],
  ['selenium-linux', 'dfw', 'Arch 2013.8', '2', '33', 'staging worker'],
  ['statsd-1', 'ord', precise, '2', '34', 'production'],
  ['status-page', 'syd', lucid, '2', '35', 'production web'],
  ['training-db', 'iad', 'CentOS 6.0', '2', '36', 'staging database'],
  ['twisted-sandbox', 'iad', raring, '2', '37', 'staging'],
  ['wiki', 'syd', 'CentOS 6.0', '3', '38', 'production web'],
]

const publicRange = {
  dfw: '198.18.1',
  ord: '198.18.129',
  iad: '198.19.1',
  syd: '198.19.129',
}
const privateRange = { dfw: '10.20.0', ord: '10.21.0', iad: '10.22.0', syd: '10.23.0' }
const faults: Record<string, { code: number; message: string }> = {
  dncfrshgvz: { code: 500, message: noHost },
  h5yvjl84i9: { code: 500, message: noBlockDevice },
  i9e86jcq1n: { code: 500, message: noNetwork },
}
const day = 86_400_000
const firstDay = Date.UTC(2026, 3, 2, 9, 30)

export const talkPortId = (server: string, network: SeedInterface['network']): string =>
  uuidOf(`port:talk:${server}:${network}`)

/**
 * Most are in `default` and let each other in; the machines with data in them are not, so that
 * only what asks them can reach them.
 */
function groupsOf(name: string, tags: string): string[] {
  if (tags.includes('database')) return ['database', 'office']
  if (tags.includes('cache')) return ['cache', 'office']
  const own = /^ns\d/.test(name)
    ? ['dns', 'monitoring']
    : name === 'mail-relay'
      ? ['mail']
      : name === 'statsd-1'
        ? ['monitoring']
        : []
  return [
    'default',
    ...own,
    ...(tags.includes('web') ? ['web'] : []),
    ...(tags.includes('production') ? ['office'] : []),
    ...(tags.includes('staging') && !name.startsWith('selenium') ? ['ssh'] : []),
  ]
}

function interfacesOf(row: Row, index: number): SeedInterface[] {
  const [name, region, , , address] = row
  if (address === undefined) return []
  const port = (network: SeedInterface['network'], value: string): SeedInterface => ({
    portId: talkPortId(name, network),
    network,
    macAddress: macOf(`talk:${name}:${network}`),
    address: value,
  })
  return [
    port('public', address.includes('.') ? address : `${publicRange[region]}.${address}`),
    port('private', `${privateRange[region]}.${index + 20}`),
  ]
}

/** The 38 servers of `reach-production`; four of them have no address, as on the slide. */
export function talkServers(): SeedServer[] {
  return rows.map((row, index) => {
    const [name, regionId, imageName, flavorId, , tags = '', status = 'ACTIVE'] = row
    const createdAt = new Date(firstDay + index * 5.3 * day)
    const fault = faults[name]
    return {
      id: uuidOf(`server:talk:${name}`),
      projectId: projectIdOf('reach-production'),
      userId: userIdOf('reachnovadevops'),
      regionId,
      name,
      status,
      imageName,
      imageId: publicImageId(regionId, imageName),
      flavorId,
      ...(status === 'VERIFY_RESIZE' ? { oldFlavorId: '2' } : {}),
      tags: tags === '' ? [] : tags.split(' '),
      metadata: name.startsWith('panel-') ? { role: 'control-panel', build: '212' } : {},
      ...(index % 3 === 0 ? {} : { keyName: 'reach-devops' }),
      createdAt,
      updatedAt: new Date(createdAt.getTime() + 40_000),
      ...(status === 'ERROR' && fault !== undefined
        ? { fault: { ...fault, at: createdAt } }
        : {}),
      securityGroups: groupsOf(name, tags),
      interfaces: interfacesOf(row, index),
    }
  })
}
