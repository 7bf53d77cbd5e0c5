import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { startChild } from './child.ts'
import type { Bench } from './row.ts'

export interface DemoAccount {
  readonly user: string
  readonly password: string
  readonly project: string
}

export interface Demo extends AsyncDisposable {
  readonly url: string
  /** From the command until its sign-in page answered and it said so. */
  readonly answeredAfterMs: number
  account(user: string): DemoAccount
}

/** What `npm start` writes into its data folder when it is ready. */
interface DemoFile {
  readonly url: string
  readonly accounts: readonly DemoAccount[]
}

/** Starts the demo as a user does, on a free port, and waits until its sign-in page answers. */
export async function startDemo(
  bench: Bench,
  data: string,
  port: number,
  limitMs = 120_000,
): Promise<Demo> {
  const start = join(bench.root, 'bin/start.mjs')
  const args = [start, '--port', String(port), '--data', data]
  const child = startChild(process.execPath, args, { cwd: bench.root })
  let said = ''
  child.process.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  try {
    const startedAt = performance.now()
    const deadline = Date.now() + limitMs
    const untilDeadline = async () => {
      if (child.process.exitCode !== null) {
        throw new Error(`npm start ended: ${child.errors()}`)
      }
      if (Date.now() > deadline) throw new Error(`npm start took more than ${limitMs} ms`)
      await wait(20)
    }
    while (!(await answers(`http://127.0.0.1:${port}/`))) await untilDeadline()
    // Only then can somebody sign in, and does it end in good order.
    while (!said.includes('runs at')) await untilDeadline()
    const answeredAfterMs = performance.now() - startedAt
    const file = await demoFile(join(data, 'demo.json'), deadline)
    return {
      url: file.url,
      answeredAfterMs,
      account(user) {
        const found = file.accounts.find((one) => one.user === user)
        if (found === undefined) throw new Error(`demo.json lists no account ${user}`)
        return found
      },
      [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
    }
  } catch (error) {
    await child[Symbol.asyncDispose]()
    throw error
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { accept: 'text/html' } })
    return response.ok && (await response.text()).includes('<html')
  } catch {
    return false
  }
}

async function demoFile(path: string, deadline: number): Promise<DemoFile> {
  for (;;) {
    try {
      // Written by the demo; `npm start` promises this shape.
      return JSON.parse(readFileSync(path, 'utf8')) as DemoFile
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(`${path} does not appear`, { cause: error })
      await wait(50)
    }
  }
}
