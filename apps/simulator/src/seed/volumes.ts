import { uuidOf } from './identifiers.ts'

type RegionId = 'dfw' | 'ord' | 'iad' | 'syd'

/** A volume of the talk's project, as it rests. */
export interface SeedVolume {
  readonly regionId: RegionId
  readonly name: string
  readonly gigabytes: number
  readonly type: 'standard' | 'ssd'
  /** Day on which it was made (UTC). */
  readonly createdOn: string
  /** The server that has it, by name. */
  readonly attachedTo?: string
  /** The public image that it was made from, and boots. */
  readonly image?: string
  readonly description?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly isBroken?: boolean
}

export const seedVolumes: readonly SeedVolume[] = [
  {
    regionId: 'dfw',
    name: 'panel-db-1-data',
    gigabytes: 200,
    type: 'ssd',
    createdOn: '2026-07-25',
    attachedTo: 'panel-db-1',
    description: 'Tables and indexes of the control panel',
    metadata: { purpose: 'database', backup: 'nightly' },
  },
  {
    regionId: 'dfw',
    name: 'panel-db-1-wal',
    gigabytes: 40,
    type: 'ssd',
    createdOn: '2026-07-25',
    attachedTo: 'panel-db-1',
    metadata: { purpose: 'database' },
  },
  {
    regionId: 'dfw',
    name: 'jenkins-workspace',
    gigabytes: 100,
    type: 'standard',
    createdOn: '2026-06-02',
    attachedTo: 'jenkins-01',
  },
  {
    regionId: 'dfw',
    name: 'mail-spool',
    gigabytes: 20,
    type: 'standard',
    createdOn: '2026-06-18',
    attachedTo: 'mail-relay',
    metadata: { backup: 'weekly' },
  },
  {
    regionId: 'dfw',
    name: 'selenium-profiles',
    gigabytes: 10,
    type: 'standard',
    createdOn: '2026-09-30',
    description: 'Browser profiles, to be attached when a test needs them',
  },
  {
    regionId: 'dfw',
    name: 'debian-13-golden',
    gigabytes: 10,
    type: 'ssd',
    createdOn: '2026-10-12',
    image: 'Debian 13',
    description: 'What new servers boot from',
  },
  {
    regionId: 'ord',
    name: 'panel-db-2-data',
    gigabytes: 200,
    type: 'ssd',
    createdOn: '2026-07-31',
    attachedTo: 'panel-db-2',
    description: 'The replica of panel-db-1',
    metadata: { purpose: 'database', backup: 'nightly' },
  },
  {
    regionId: 'ord',
    name: 'whisper',
    gigabytes: 150,
    type: 'ssd',
    createdOn: '2026-09-27',
    attachedTo: 'statsd-1',
    description: 'Points of Graphite',
  },
  {
    regionId: 'ord',
    name: 'queue-journal',
    gigabytes: 20,
    type: 'ssd',
    createdOn: '2026-08-22',
    attachedTo: 'queue-1',
  },
  {
    regionId: 'ord',
    name: 'logs-2013-archive',
    gigabytes: 500,
    type: 'standard',
    createdOn: '2026-05-08',
    metadata: { keep: 'until-2027' },
  },
  {
    regionId: 'iad',
    name: 'training-db-data',
    gigabytes: 50,
    type: 'standard',
    createdOn: '2026-10-04',
    attachedTo: 'training-db',
  },
  {
    regionId: 'iad',
    name: 'import-2013-07',
    gigabytes: 80,
    type: 'standard',
    createdOn: '2026-11-03',
    isBroken: true,
  },
  {
    regionId: 'syd',
    name: 'wiki-uploads',
    gigabytes: 60,
    type: 'standard',
    createdOn: '2026-10-15',
    attachedTo: 'wiki',
    metadata: { backup: 'weekly' },
  },
]

export const seedVolumeId = (regionId: string, name: string): string =>
  uuidOf(`volume:${regionId}:${name}`)

/** What is kept of a volume: a snapshot beside it, or a backup elsewhere. */
export interface SeedCopy {
  readonly regionId: RegionId
  readonly volume: string
  readonly name: string
  /** When it was made (UTC). */
  readonly at: string
  readonly description?: string
  /** Backups only: the name of the one that it holds the changes since. */
  readonly since?: string
  readonly isBroken?: boolean
}

export const seedSnapshots: readonly SeedCopy[] = [
  {
    regionId: 'dfw',
    volume: 'panel-db-1-data',
    name: 'panel-db-1 before release 211',
    at: '2026-09-04T18:02:00Z',
  },
  {
    regionId: 'dfw',
    volume: 'panel-db-1-data',
    name: 'panel-db-1 before release 212',
    at: '2026-09-10T18:05:00Z',
    description: 'Taken by the release script',
  },
  {
    regionId: 'dfw',
    volume: 'jenkins-workspace',
    name: 'jenkins before plugins',
    at: '2026-10-20T09:41:00Z',
  },
  {
    regionId: 'ord',
    volume: 'whisper',
    name: 'whisper-2026-10',
    at: '2026-10-31T23:00:00Z',
  },
  {
    regionId: 'syd',
    volume: 'wiki-uploads',
    name: 'wiki before import',
    at: '2026-11-02T07:30:00Z',
  },
]

export const seedBackups: readonly SeedCopy[] = [
  {
    regionId: 'dfw',
    volume: 'panel-db-1-data',
    name: 'panel-db-1-sunday',
    at: '2026-11-22T02:00:00Z',
    description: 'The whole volume, every Sunday',
  },
  {
    regionId: 'dfw',
    volume: 'panel-db-1-data',
    name: 'panel-db-1-monday',
    at: '2026-11-23T02:00:00Z',
    since: 'panel-db-1-sunday',
  },
  {
    regionId: 'dfw',
    volume: 'panel-db-1-data',
    name: 'panel-db-1-tuesday',
    at: '2026-11-24T02:00:00Z',
    since: 'panel-db-1-monday',
  },
  {
    regionId: 'dfw',
    volume: 'mail-spool',
    name: 'mail-spool-weekly',
    at: '2026-11-21T03:10:00Z',
  },
  {
    regionId: 'ord',
    volume: 'panel-db-2-data',
    name: 'panel-db-2-sunday',
    at: '2026-11-22T02:30:00Z',
  },
  {
    regionId: 'syd',
    volume: 'wiki-uploads',
    name: 'wiki-uploads-weekly',
    at: '2026-11-20T16:00:00Z',
  },
  {
    regionId: 'syd',
    volume: 'wiki-uploads',
    name: 'wiki-uploads-retry',
    at: '2026-11-13T16:00:00Z',
    isBroken: true,
  },
]

export const seedBackupId = (regionId: string, name: string): string =>
  uuidOf(`backup:${regionId}:${name}`)
