import type { TObject } from 'typebox'
import type { Act, Subject } from './act.ts'

type Module = () => Promise<{ readonly act: unknown }>

/** Every act, loaded when it is first opened or carried out. */
const modules: Readonly<Record<string, Module>> = {
  'server.create': () => import('./servers/create.ts'),
  'server.rename': () => import('./servers/rename.ts'),
  'server.edit-tags': () => import('./servers/edit-tags.ts'),
  'server.edit-metadata': () => import('./servers/edit-metadata.ts'),
  'server.reboot': () => import('./servers/reboot.ts'),
  'server.start': () => import('./servers/start.ts'),
  'server.stop': () => import('./servers/stop.ts'),
  'server.pause': () => import('./servers/pause.ts'),
  'server.unpause': () => import('./servers/unpause.ts'),
  'server.suspend': () => import('./servers/suspend.ts'),
  'server.resume': () => import('./servers/resume.ts'),
  'server.shelve': () => import('./servers/shelve.ts'),
  'server.unshelve': () => import('./servers/unshelve.ts'),
  'server.lock': () => import('./servers/lock.ts'),
  'server.unlock': () => import('./servers/unlock.ts'),
  'server.rescue': () => import('./servers/rescue.ts'),
  'server.unrescue': () => import('./servers/unrescue.ts'),
  'server.resize': () => import('./servers/resize.ts'),
  'server.confirm-resize': () => import('./servers/confirm-resize.ts'),
  'server.revert-resize': () => import('./servers/revert-resize.ts'),
  'server.rebuild': () => import('./servers/rebuild.ts'),
  'server.snapshot': () => import('./servers/snapshot.ts'),
  'server.change-password': () => import('./servers/change-password.ts'),
  'server.add-security-group': () => import('./servers/add-security-group.ts'),
  'server.remove-security-group': () => import('./servers/remove-security-group.ts'),
  'server.delete': () => import('./servers/delete.ts'),
  'key-pair.create': () => import('./key-pairs/create.ts'),
  'key-pair.import': () => import('./key-pairs/import.ts'),
  'key-pair.delete': () => import('./key-pairs/delete.ts'),
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
