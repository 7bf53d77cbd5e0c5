import type { Caller } from '../core/caller.ts'
import { Fault } from '../core/fault.ts'
import type { Compute } from './compute.ts'
import { finishAction, startAction } from './instance-action.ts'
import type { Server, VmState } from './model.ts'

/** Parts of a server to replace; a member that is `undefined` is removed. */
export type Change = { readonly [Key in keyof Server]?: Server[Key] | undefined }

/** What a step leads to: a change, and what follows after `seconds`; `gone` removes the server. */
export type StepResult =
  | { change: Change; next?: { step: string; seconds: number }; failed?: string }
  | 'gone'

/** One step of a state machine, carried out when it is due. */
export type Step = (compute: Compute, server: Server, atMs: number) => StepResult

/** An action that was asked for. */
export interface ActionRequest {
  readonly compute: Compute
  readonly server: Server
  /** What the body holds under the action's name. */
  readonly argument: unknown
  readonly caller: Caller
  /** The second number of the microversion. */
  readonly version: number
  readonly requestId: string
}

export interface ActionResult {
  readonly status: number
  readonly body?: unknown
  readonly location?: string
}

export interface Action {
  /** Nova's policy rule without its prefix. */
  readonly rule: string
  /** Whether an ordinary member may ask for it; administrators only unless set. */
  readonly member: boolean
  /** Refuses when the server is not in one of these (or in `tasks`), in Nova's words. */
  readonly states?: readonly VmState[]
  /** The tasks during which it is allowed; none but idleness unless given. */
  readonly tasks?: 'any' | readonly (string | null)[]
  /** Whether a lock does not keep it back. */
  readonly ignoresLock?: boolean
  /** The name in the refusal, where it is not the action's own. */
  readonly verb?: string
  readonly since?: number
  readonly until?: number
  readonly run: (request: ActionRequest) => ActionResult
}

/** What a file of this folder contributes: actions by their name in the body, and steps. */
export interface ActionFamily {
  readonly actions: Readonly<Record<string, Action>>
  readonly steps: Readonly<Record<string, Step>>
}

export const ACCEPTED: ActionResult = { status: 202 }

/** Starts a task: writes the server with its next step and the instance action. */
export function begin(
  { compute, server, caller, requestId }: Omit<ActionRequest, 'argument' | 'version'>,
  action: string,
  change: Change,
  next: { step: string; seconds: number },
): Server {
  const now = compute.cloud.clock.now()
  startAction(compute, server, action, requestId, caller.userId, now)
  const dueAt = compute.cloud.clock.after(next.seconds)
  return compute.servers.put(
    apply(server, {
      ...change,
      updated_at: now,
      pending: { step: next.step, dueAt, requestId },
    }),
  )
}

/** Does something that is over at once, and records it. */
export function complete(
  { compute, server, caller, requestId }: Omit<ActionRequest, 'argument' | 'version'>,
  action: string,
  change: Change,
): Server {
  const now = compute.cloud.clock.now()
  startAction(compute, server, action, requestId, caller.userId, now)
  finishAction(compute, server.id, requestId, now, undefined)
  return compute.servers.put(apply(server, { ...change, updated_at: now }))
}

/** Carries a server whose step is due one step further. */
export function advance(
  compute: Compute,
  server: Server,
  steps: Readonly<Record<string, Step>>,
): void {
  const { pending } = server
  if (!pending) return
  const step = steps[pending.step]
  if (!step) throw new Error(`server ${server.id} waits for unknown step ${pending.step}`)
  const atMs = pending.dueAt
  const result = step(compute, server, atMs)
  if (result === 'gone') {
    compute.servers.delete(server.id)
    if (pending.requestId)
      finishAction(compute, server.id, pending.requestId, atMs, undefined)
    return
  }
  const { next, change, failed } = result
  const following = next && {
    ...pending,
    step: next.step,
    dueAt: atMs + (next.seconds * 1000) / compute.cloud.clock.speed,
  }
  compute.servers.put(apply(server, { updated_at: atMs, ...change, pending: following }))
  if (!next && pending.requestId) {
    finishAction(compute, server.id, pending.requestId, atMs, failed)
  }
}

export function apply(server: Server, change: Change): Server {
  const changed = { ...server, ...change }
  for (const [key, value] of Object.entries(changed)) {
    if (value === undefined) Reflect.deleteProperty(changed, key)
  }
  // Only optional members can be undefined, and those are gone now.
  return changed as Server
}

/** Throws 409 in Nova's words (nova.compute.api.check_instance_lock and _state). */
export function requirePossible(
  name: string,
  {
    states,
    tasks = [null],
    ignoresLock,
    verb = name,
  }: Omit<Action, 'run' | 'rule' | 'member'>,
  server: Server,
  caller: Caller,
): void {
  if (server.locked_by && !caller.isAdmin && !ignoresLock) {
    throw new Fault(409, `Instance ${server.id} is locked`)
  }
  const refuse = (attribute: string, state: string) =>
    new Fault(
      409,
      `Cannot '${verb}' instance ${server.id} while it is in ${attribute} ${state}`,
    )
  if (states && !states.includes(server.vm_state)) throw refuse('vm_state', server.vm_state)
  if (tasks !== 'any' && !tasks.includes(server.task_state)) {
    throw refuse('task_state', server.task_state ?? 'None')
  }
}
