import { execFile, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import { promisify } from 'node:util'

const driver = new URL('run-commands.py', import.meta.url).pathname
/** A real shell takes the words apart; the client gets them as it would from its command line. */
const collect = `openstack() { printf '%s\\0' "$@"; printf '\\n\\0'; }`

/** Runs lines as the panel prints them: by a shell, with Debian's own `openstack` and `curl`. */
export class PrintedCommands implements AsyncDisposable {
  readonly #environment: Readonly<Record<string, string>>
  readonly #child: ChildProcessWithoutNullStreams
  readonly #answers: Interface

  /** `environment`: how to sign in, and the secrets by the names that stand for them in the lines. */
  constructor(environment: Readonly<Record<string, string>>, folder: string) {
    this.#environment = { PATH: '/usr/bin:/bin', HOME: '/nonexistent', ...environment }
    this.#child = spawn('/usr/bin/python3', [driver], {
      env: { ...this.#environment, LANG: 'C.UTF-8', PYTHONWARNINGS: 'ignore' },
      cwd: folder,
    })
    this.#child.stderr.pipe(process.stderr)
    this.#answers = createInterface({ input: this.#child.stdout })
  }

  /** Lines of `openstack`, one after the other. Throws for the first that does not end with 0. */
  async openstack(lines: string): Promise<void> {
    const printed = await this.#shell(`${collect}\n${lines}`)
    const calls = printed.split('\n\0').slice(0, -1)
    if (calls.length === 0) throw new Error(`No command stands in: ${lines}`)
    for (const call of calls) {
      const words = call.split('\0').slice(0, -1)
      this.#child.stdin.write(`${JSON.stringify(words)}\n`)
      const [line]: unknown[] = await once(this.#answers, 'line')
      const { code, out, complaint } = Object(JSON.parse(String(line)))
      if (code !== 0) throw new Error(`openstack ${words.join(' ')}: ${complaint}${out}`)
    }
  }

  /** Lines of `curl`, in a shell that knows the token. Throws for an answer of 400 and above. */
  async curl(lines: string, token: string): Promise<void> {
    const strict = `curl() { command curl --silent --show-error --fail-with-body "$@"; }\nset -e`
    await this.#shell(`${strict}\n${lines}`, { TOKEN: token })
  }

  async #shell(script: string, more: Readonly<Record<string, string>> = {}) {
    const { stdout } = await promisify(execFile)('/bin/sh', ['-c', script], {
      env: { ...this.#environment, ...more },
    })
    return stdout
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.stdin.end()
    await ended
  }
}
