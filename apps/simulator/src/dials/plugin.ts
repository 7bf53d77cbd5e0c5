import { inWords } from '../core/wording.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { Cloud, ControlPlugin } from '../core/cloud.ts'
import type { Resource } from '../core/collection.ts'
import { isObject } from '../core/json.ts'
import { GLOBAL } from '../core/store.ts'
import { atRest, type Dial, isAtRest, parseFaults, WrongDial } from './dial.ts'
import { createGate } from './gate.ts'

type StoredDial = Dial & Resource
/** `id` is `settings`; what was not set has the command line's value. */
interface StoredSettings extends Resource {
  readonly tokenSeconds?: number
  readonly speed?: number
  readonly mostPerPage?: number
}

const number = (name: string, value: unknown, least: number, most: number): number => {
  if (typeof value === 'number' && value >= least && value <= most) return value
  throw new WrongDial(`"${name}" must be a number from ${least} to ${most}`)
}

/** Faults on demand, over HTTP: see the README beside this file. */
function dialPlugin(cloud: Cloud): FastifyPluginAsync {
  return async (app) => {
    const dials = cloud.store.collection<StoredDial>(GLOBAL, 'dial')
    const settings = cloud.store.collection<StoredSettings>(GLOBAL, 'dial-settings')
    const initial = { tokenSeconds: cloud.tokenSeconds, speed: cloud.clock.speed }
    const passage = createGate(() => dials.list())
    cloud.gate = passage.gate

    const apply = (): void => {
      const stored = settings.get('settings')
      cloud.tokenSeconds = stored?.tokenSeconds ?? initial.tokenSeconds
      cloud.mostPerPage = stored?.mostPerPage ?? 0
      cloud.clock.speed = stored?.speed ?? initial.speed
    }
    apply()

    const state = () => ({
      dials: dials.list().map(({ id: _id, ...dial }) => dial),
      tokenSeconds: cloud.tokenSeconds,
      speed: cloud.clock.speed,
      mostPerPage: cloud.mostPerPage,
      regions: cloud.regions.map(({ id }) => id),
      services: ['identity', ...cloud.services.map(({ id }) => id)],
    })
    const known = (name: 'region' | 'service', value: unknown): string => {
      const names = name === 'region' ? state().regions : state().services
      if (value === undefined || value === '*') return '*'
      if (typeof value === 'string' && names.includes(value)) return value
      throw new WrongDial(
        `"${name}" is one of *, ${names.join(', ')}, not "${inWords(value)}"`,
      )
    }
    const revokeAll = (): void => {
      const tokens = cloud.store.collection<Resource>(GLOBAL, 'token')
      for (const token of tokens.list()) tokens.delete(token.id)
    }

    app.setErrorHandler((error: unknown, _request, reply) => {
      if (!(error instanceof WrongDial)) throw error
      reply.code(400).send({ error: error.message })
    })

    app.get('/', state)

    app.put('/', (request) => {
      if (!isObject(request.body)) throw new WrongDial('the body must be a JSON object')
      const {
        region,
        service,
        tokenSeconds,
        speed,
        mostPerPage,
        revokeAll: isRevoking,
        ...rest
      } = request.body
      // Everything is checked before anything is changed.
      const faults = parseFaults(rest)
      const place = { region: known('region', region), service: known('service', service) }
      const change = {
        ...(tokenSeconds === undefined
          ? {}
          : { tokenSeconds: number('tokenSeconds', tokenSeconds, 1, 31_536_000) }),
        ...(speed === undefined ? {} : { speed: number('speed', speed, 0.01, 10_000) }),
        ...(mostPerPage === undefined
          ? {}
          : { mostPerPage: number('mostPerPage', mostPerPage, 0, 10_000) }),
      }
      if (Object.keys(change).length > 0) {
        settings.put({ ...settings.get('settings'), ...change, id: 'settings' })
        apply()
      }
      if (Object.keys(faults).length > 0) {
        const id = `${place.region}/${place.service}`
        const dial: StoredDial = { ...atRest, ...dials.get(id), ...faults, ...place, id }
        if (isAtRest(dial)) dials.delete(id)
        else dials.put(dial)
        passage.cut()
      }
      if (isRevoking === true) revokeAll()
      return state()
    })

    app.delete('/', () => {
      for (const dial of dials.list()) dials.delete(dial.id)
      settings.delete('settings')
      apply()
      return state()
    })
  }
}

export const dials: ControlPlugin = { mount: '/_dials', plugin: dialPlugin }
