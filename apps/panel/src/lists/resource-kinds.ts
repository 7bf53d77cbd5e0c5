import type { SubjectKind } from '@aloft/acts/subject-kind'
import type { ResourceKind } from './resource-kind.ts'

type Load = () => Promise<ResourceKind>

/** What forms can choose from, loaded when one is shown: a line a kind. */
const kinds: Partial<Readonly<Record<SubjectKind, Load>>> = {
  volume: async () => (await import('../features/volumes/volume-kind.ts')).volumeKind,
  snapshot: async () => (await import('../features/volumes/copy-kinds.ts')).snapshotKind,
  network: async () => (await import('../features/networks/network-kind.ts')).networkKind,
  subnet: async () => (await import('../features/networks/subnet-kind.ts')).subnetKind,
  container: async () =>
    (await import('../features/files/container-kind.ts')).containerChoice,
  server: async () => (await import('../features/servers/server-kind.ts')).serverKind,
}

/** Throws for a kind that has no list yet: a field that asks for it is a defect. */
export async function loadKind(id: SubjectKind): Promise<ResourceKind> {
  const load = kinds[id]
  if (load === undefined) throw new Error(`Nothing lists a ${id}.`)
  return load()
}
