import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const program = '/usr/bin/openstack'
const mark = new URL('mark.sh', import.meta.url).pathname
/** No command needs longer, be the machine ever so busy. */
const patienceMs = 60_000

/** What a command printed. */
interface Output {
  readonly out: string
  /** Empty when the command did what it was asked to. */
  readonly complaint: string
}

/**
 * Debian's `openstack` in its interactive mode: Python starts once for all commands. After
 * each, a mark is echoed on both streams, which tells where its output ends.
 */
export class OpenStackClient implements AsyncDisposable {
  #child: ChildProcessWithoutNullStreams
  #out = ''
  #complaint = ''
  #commands = 0
  #exited: Promise<void>

  constructor(cloudsFile: string, cloud: string, environment: Record<string, string> = {}) {
    if (!existsSync(program)) {
      throw new Error(
        `${program} is missing: install it with "apt-get install -y python3-openstackclient"`,
      )
    }
    this.#child = spawn(program, [], {
      // Another Python or a proxy of the surroundings must not take part.
      env: {
        PATH: '/usr/bin:/bin',
        HOME: '/nonexistent',
        LANG: 'C.UTF-8',
        PYTHONUNBUFFERED: '1',
        PYTHONWARNINGS: 'ignore',
        OS_CLIENT_CONFIG_FILE: cloudsFile,
        OS_CLOUD: cloud,
        ...environment,
      },
    })
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#out += text))
    this.#child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (this.#complaint += text))
    this.#exited = new Promise((resolve) => this.#child.once('exit', () => resolve()))
  }

  /** Runs one command. Throws what it complained about. */
  async run(command: string): Promise<string> {
    const { out, complaint } = await this.#execute(command)
    if (complaint !== '') throw new Error(`openstack ${command}: ${complaint}`)
    return out
  }

  /** Runs one command and parses what it prints as JSON. */
  async json(command: string): Promise<unknown> {
    const out = await this.run(`${command} -f json`)
    // Waiting commands print their progress in front.
    const start = out.search(/^[[{]/m)
    if (start < 0) throw new Error(`openstack ${command} printed no JSON: ${out}`)
    return JSON.parse(out.slice(start))
  }

  /** One column of what the command shows. */
  async value(command: string, column: string): Promise<string> {
    const out = await this.run(`${command} -f value -c ${column}`)
    return out.trim()
  }

  /** The id of what a list names: the interactive mode loses quotes, so no blanks in commands. */
  async id(list: string, name: string): Promise<string> {
    const rows = await this.json(list)
    const row: unknown = Array.isArray(rows)
      ? rows.find((entry: unknown) => Object(entry)['Name'] === name)
      : undefined
    if (row === undefined) throw new Error(`openstack ${list} does not name ${name}`)
    return String(Object(row)['ID'])
  }

  /** Runs a command that must fail, and gives its complaint. */
  async refusal(command: string): Promise<string> {
    const { out, complaint } = await this.#execute(command)
    if (complaint === '') throw new Error(`openstack ${command} was not refused: ${out}`)
    return complaint
  }

  /** Asks until a column has a value, for at most a minute. */
  async until(command: string, column: string, wanted: string): Promise<void> {
    const end = Date.now() + 60_000
    for (;;) {
      const value = await this.value(command, column)
      if (value === wanted) return
      if (Date.now() > end) throw new Error(`${column} is still ${value}, not ${wanted}`)
      await wait(50)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.stdin.end()
    // It may be in the middle of a command that nobody waits for any more.
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 3_000)
    await this.#exited
    clearTimeout(late)
  }

  async #execute(command: string): Promise<Output> {
    const end = `end-of-command-${++this.#commands}`
    const giveUpAt = Date.now() + patienceMs
    this.#out = ''
    this.#complaint = ''
    this.#child.stdin.write(`${command}\n!sh ${mark} ${end}\n`)
    const ended = (text: string): boolean => text.includes(end)
    while (!ended(this.#out) || !ended(this.#complaint)) {
      if (this.#child.exitCode !== null) {
        throw new Error(`openstack ended by itself: ${this.#complaint}`)
      }
      if (Date.now() > giveUpAt) {
        throw new Error(
          `openstack ${command} takes too long: ${this.#out}${this.#complaint}`,
        )
      }
      await wait(10)
    }
    const before = (text: string): string => text.slice(0, text.indexOf(end)).trim()
    return { out: before(this.#out), complaint: before(this.#complaint) }
  }
}
