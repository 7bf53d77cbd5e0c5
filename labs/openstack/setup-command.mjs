import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { Problem } from '../../bin/problem.mjs'
import { runCommand } from '../../bin/run-command.mjs'
import { programEnvironment } from './python-program.mjs'

/** Runs a command that sets something up and must succeed; its output goes to `log/setup.log`. */
export async function setUp(lab, [program, ...args], env) {
  const { code, output } = await runCommand(program, args, {
    cwd: lab.data,
    env: programEnvironment(lab, env),
  })
  mkdirSync(lab.path('log'), { recursive: true })
  const file = lab.path('log/setup.log')
  appendFileSync(file, `$ ${[program, ...args].join(' ')}\n${output}\n`)
  if (code === 0) return output
  throw new Problem(
    `This failed (${code}): ${[program, ...args].join(' ')}`,
    `${output.trimEnd().split('\n').slice(-8).join('\n')}\nAll of it: ${file}`,
  )
}

/** The last lines of a log, for people. */
export function endOfLog(file, lines = 8) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
  } catch {
    return '(there is no log)'
  }
}
