import { available } from '@aloft/openstack/availability'
import type { ActHead } from './act.ts'
import type { SubjectKind } from './subject-kind.ts'

/** The head of an act that makes something: where and what stands in its input. */
export const makingHead = (
  id: string,
  title: string,
  makes: SubjectKind,
  touches: readonly SubjectKind[] = [],
): ActHead => ({
  id,
  title,
  role: 'member',
  subject: 'none',
  makes,
  touches,
  bulk: false,
  tone: 'default',
  available: () => available,
})

export const createServerHead = makingHead('server.create', 'Create server', 'server')
