import type { FastifyRequest } from 'fastify'
import type { JsonObject } from '../../core/json.ts'
import type { BlockStorage } from '../block-storage.ts'
import type { Volume } from '../model.ts'

/** What an action is asked with. */
export interface ActionRequest {
  readonly storage: BlockStorage
  readonly request: FastifyRequest
  readonly volume: Volume
  readonly argument: JsonObject
}

export interface VolumeAction {
  /** The policy rule without its prefix. */
  readonly rule: string
  readonly adminOnly?: boolean
  /** 202 unless given. */
  readonly status?: number
  /** What the answer's body is; none unless something is given back. */
  readonly run: (asked: ActionRequest) => object | undefined
}
