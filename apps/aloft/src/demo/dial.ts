import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AloftError } from '@aloft/kernel/errors'
import { describeDials } from './dial-words.ts'

export const dialHelp = `aloft demo dial [--region R] [--service S] [dials] [--data DIR]

Makes the simulated cloud of a running demo fail, to see what the panel does; without dials it tells
what is turned. Dials stay until they are turned back, also over a restart.

  --region R           dfw, ord, iad or syd; every one when left out
  --service S          compute, image, network or identity; every one when left out
  --down | --up        Connections are reset, or not any more
  --lose-answers       What changes something is done, and its answer is lost
  --keep-answers       Not any more
  --latency MS         Every answer comes so much later
  --jitter MS          and up to so much more, by chance
  --slow-list MS       Lists come later still
  --error-rate N       Share of the requests that fail, 0 to 1
  --error-status N     with this status (503)
  --speed N            How many times faster than real servers build, reboot, resize
  --token-seconds N    Life of the tokens that are given out from now on
  --revoke-all         Every token ends now: everybody is asked for the password
  --reset              All back to rest
`

const numberDials = {
  latency: 'latencyMs',
  jitter: 'jitterMs',
  'slow-list': 'slowListMs',
  'error-rate': 'errorRate',
  'error-status': 'errorStatus',
  speed: 'speed',
  'token-seconds': 'tokenSeconds',
} as const

const options = {
  data: { type: 'string', default: '.aloft' },
  region: { type: 'string' },
  service: { type: 'string' },
  down: { type: 'boolean' },
  up: { type: 'boolean' },
  'lose-answers': { type: 'boolean' },
  'keep-answers': { type: 'boolean' },
  latency: { type: 'string' },
  jitter: { type: 'string' },
  'slow-list': { type: 'string' },
  'error-rate': { type: 'string' },
  'error-status': { type: 'string' },
  speed: { type: 'string' },
  'token-seconds': { type: 'string' },
  'revoke-all': { type: 'boolean' },
  reset: { type: 'boolean' },
} as const

/** `aloft demo dial`: turns the dials that the arguments name, and prints how all of them stand. */
export async function turnDials(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options })
  const address = await dialsOf(values.data)
  if (values.reset === true) await send(address, 'DELETE')
  const turned = {
    ...(values.down === true && { down: true }),
    ...(values.up === true && { down: false }),
    ...(values['lose-answers'] === true && { losesAnswers: true }),
    ...(values['keep-answers'] === true && { losesAnswers: false }),
    ...(values['revoke-all'] === true && { revokeAll: true }),
    ...numbersOf(values),
  }
  const { region, service } = values
  if (Object.keys(turned).length > 0) {
    await send(address, 'PUT', { region, service, ...turned })
  } else if (region !== undefined || service !== undefined) {
    throw wrong('Nothing says what to turn.', 'For example: --down, or --latency 2000.')
  }
  process.stdout.write(describeDials(await send(address, 'GET')))
}

function numbersOf(values: Readonly<Record<string, unknown>>): Record<string, number> {
  const numbers: Record<string, number> = {}
  for (const [option, dial] of Object.entries(numberDials)) {
    const text = values[option]
    if (typeof text !== 'string') continue
    const number = Number(text)
    if (text.trim() === '' || Number.isNaN(number)) {
      throw wrong(`--${option} ${text}: that is not a number.`)
    }
    numbers[dial] = number
  }
  return numbers
}

/** Where the demo of a data folder takes dials. */
async function dialsOf(folder: string): Promise<string> {
  const path = join(folder, 'demo.json')
  const demo: unknown = await readFile(path, 'utf8').then(JSON.parse, () => undefined)
  if (typeof demo === 'object' && demo !== null && 'dials' in demo) {
    return String(demo.dials)
  }
  throw wrong(
    `${path} does not tell of a demo.`,
    'Start one with `npm start`; name its folder with --data DIR.',
  )
}

async function send(address: string, method: string, body?: object): Promise<unknown> {
  let reply
  try {
    reply = await fetch(address, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    })
  } catch (cause) {
    throw new AloftError(
      'upstream_unreachable',
      { message: 'The simulated cloud does not answer.', hint: 'Is `npm start` running?' },
      { cause },
    )
  }
  const answer: unknown = await reply.json()
  if (reply.ok) return answer
  const why =
    typeof answer === 'object' && answer !== null && 'error' in answer
      ? String(answer.error)
      : `it answered ${reply.status}`
  throw wrong(`The simulated cloud refused: ${why}.`)
}

function wrong(message: string, hint = 'aloft demo --help lists the dials.'): AloftError {
  return new AloftError('config_invalid', { message, hint })
}
