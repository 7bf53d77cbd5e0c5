import type { TObject } from 'typebox'
import type { Act, Subject } from './act.ts'
import { applicationCredentialModules } from './application-credentials/modules.ts'
import { dnsModules } from './dns/modules.ts'
import { imageModules } from './images/modules.ts'
import { fileModules } from './files/modules.ts'
import { floatingIpModules } from './floating-ips/modules.ts'
import { keyPairModules } from './key-pairs/modules.ts'
import { networkModules } from './networks/modules.ts'
import { portModules } from './ports/modules.ts'
import { routerModules } from './routers/modules.ts'
import { subnetModules } from './subnets/modules.ts'
import { serverGroupModules } from './server-groups/modules.ts'
import { securityModules } from './security/modules.ts'
import { serverModules } from './servers/modules.ts'
import { volumeModules } from './volumes/modules.ts'

type Module = () => Promise<{ readonly act: unknown }>

/** Every act, loaded when it is first opened or carried out: a line a kind of thing. */
const modules: Readonly<Record<string, Module>> = {
  ...serverModules,
  ...applicationCredentialModules,
  ...imageModules,
  ...keyPairModules,
  ...networkModules,
  ...subnetModules,
  ...routerModules,
  ...portModules,
  ...fileModules,
  ...securityModules,
  ...floatingIpModules,
  ...serverGroupModules,
  ...volumeModules,
  ...dnsModules,
}

export const actIds: readonly string[] = Object.keys(modules)

/**
 * Any act: its schema says what its input must be, and its head what its subject is. Whoever runs one
 * has checked the input against the schema and read the subject of that kind.
 */
export type AnyAct = Act<TObject, Subject>

/** Loads an act; absent when there is none of that id. */
export async function loadAct(id: string): Promise<AnyAct | undefined> {
  const load = Object.hasOwn(modules, id) ? modules[id] : undefined
  if (load === undefined) return undefined
  const { act } = await load()
  // Safe: each module exports what defineAct returned; what AnyAct's callers promise is above.
  return act as AnyAct
}
