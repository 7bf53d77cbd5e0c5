import type { FastifyRequest } from 'fastify'

/** Whom a token speaks for, as far as the services' policies ask. */
export interface Caller {
  readonly userId: string
  readonly userName: string
  readonly userDomainId: string
  /** Missing when the token is unscoped or scoped to a domain. */
  readonly projectId?: string
  readonly projectName?: string
  readonly projectDomainId?: string
  readonly roles: readonly string[]
  readonly isAdmin: boolean
}

const callers = new WeakMap<FastifyRequest, Caller>()

export function setCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller)
}

/** The caller of an authenticated route. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request)
  if (!caller) throw new Error(`route ${request.url} is not behind authentication`)
  return caller
}

/** The project that the token is scoped to. */
export function projectOf(request: FastifyRequest): string {
  return callerOf(request).projectId ?? ''
}

/** Whether the caller may change anything: `reader` alone may not. */
export function mayChange(caller: Caller): boolean {
  return caller.isAdmin || caller.roles.includes('member')
}
