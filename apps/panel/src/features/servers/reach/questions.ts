import { rulePresets } from '@aloft/openstack/rule-preset'
import type { Question } from './reach-words.ts'

const asked = (id: string): Question => {
  const preset = rulePresets.find((each) => each.id === id)
  if (preset === undefined) throw new Error(`there is no preset ${id}`)
  const { label, words, traffic } = preset
  return { label: id === 'ping' ? 'a ping' : `${label} (${words})`, traffic }
}

/** What is asked most; the first one first. */
export const questions: readonly [Question, ...Question[]] = [
  asked('ssh'),
  asked('http'),
  asked('https'),
  asked('ping'),
]

/** A port of one's own choice. */
export const portQuestion = (protocol: 'tcp' | 'udp', port: number): Question => ({
  label: `${protocol.toUpperCase()} ${port}`,
  traffic: { kind: 'port', protocol, port },
})
