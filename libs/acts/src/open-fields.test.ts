import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { allCalls } from './act.ts'
import { curlCommands } from './equivalents/curl.ts'
import { withOpenFields } from './open-fields.ts'
import { actIds, loadAct } from './registry.ts'
import { maskSecrets } from './secrets.ts'
import { examplesOf } from './testing/examples.ts'

async function actOf(id: string) {
  const act = await loadAct(id)
  if (act === undefined) throw new Error(`no act ${id}`)
  return act
}

it('puts a word for what is missing or not valid, and keeps the rest', async () => {
  const { input } = await actOf('server.create')
  const begun = { region: 'dfw', names: [], flavor: '2', tags: ['a/b'] }
  expect(withOpenFields(input, begun)).toEqual({
    input: {
      region: 'dfw',
      names: ['<name>'],
      image: '<image>',
      flavor: '2',
      tags: ['<tag>'],
    },
    words: ['<name>', '<image>', '<tag>'],
  })
})

it('changes nothing of an input that is complete', async () => {
  const { input } = await actOf('server.resize')
  expect(withOpenFields(input, { flavor: '2' })).toEqual({
    input: { flavor: '2' },
    words: [],
  })
})

it('puts a word for what the form wants beyond the act', async () => {
  const { input } = await actOf('floating-ip.allocate')
  const begun = { region: 'dfw', network: 'n-1' }
  expect(withOpenFields(input, begun, ['port']).input).toEqual({ ...begun, port: '<port>' })
})

describe.each(actIds.map((id) => ({ id })))('$id before anything is chosen', ({ id }) => {
  it('has lines that a shell takes, with every word quoted', async () => {
    const act = await actOf(id)
    const { subject } = examplesOf(id)
    const begun = { ...act.initial?.([subject]) }
    const { input } = withOpenFields(act.input, begun)
    const masked = maskSecrets(act.fields, input)
    const { cli } = act.equivalents(subject, masked)
    const api = curlCommands(allCalls(act, subject, masked), {})
    for (const lines of [cli, api]) {
      execFileSync('/bin/sh', ['-n', '-c', lines])
      expect(lines).not.toMatch(/undefined|\[object/)
      // Outside of quotes it would be a file to read from; a quote itself is written as \'.
      expect(lines.replaceAll(/'[^']*'|\\'/g, '')).not.toContain('<')
    }
  })
})
