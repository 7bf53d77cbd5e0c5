import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { base64Placeholder, placeholder } from '../secrets.ts'
import { commandLine, shellQuoteJson } from './shell.ts'

/** What a real shell makes of a line. */
function wordsOf(line: string, env: Record<string, string> = {}): string[] {
  const answer = execFileSync(
    '/bin/sh',
    ['-c', `for w in ${line}; do printf '%s\\0' "$w"; done`],
    {
      env,
      encoding: 'utf8',
    },
  )
  return answer.split('\0').slice(0, -1)
}

it('survives a real shell, whatever a person calls a server', () => {
  const words = [
    'plain',
    'two words',
    "it's",
    '$HOME',
    '`id`',
    '"',
    '\\',
    '',
    '*',
    'a\nb',
    '=',
  ]
  expect(wordsOf(commandLine(words))).toEqual(words)
})

it('puts a variable where a secret is, even within other text', () => {
  const line = commandLine([`{"p":"${placeholder('adminPassword')}"}`])
  expect(line).toContain('$ADMIN_PASSWORD')
  expect(wordsOf(line, { ADMIN_PASSWORD: 'a b $c' })).toEqual(['{"p":"a b $c"}'])
})

it('escapes a secret within JSON, or encodes it', () => {
  const json = `{"p":"${placeholder('adminPassword')}","d":"${base64Placeholder('userData')}"}`
  const secrets = { ADMIN_PASSWORD: String.raw`a "b" \c $d 'e'`, USER_DATA: 'x'.repeat(99) }
  const [word = ''] = wordsOf(shellQuoteJson(json), secrets)
  expect(JSON.parse(word)).toEqual({
    p: secrets.ADMIN_PASSWORD,
    d: Buffer.from(secrets.USER_DATA).toString('base64'),
  })
})
