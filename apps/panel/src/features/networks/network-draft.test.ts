import { describe, expect, it } from 'vitest'
import { draftProblems, emptyDraft, inputOf } from './network-draft.ts'

const draft = { ...emptyDraft('dfw'), name: ' web ', cidr: '10.0.0.0/24' }

describe('the form of a new network', () => {
  it('gives the act what was filled in, and nothing else', () => {
    expect(inputOf(draft)).toEqual({ region: 'dfw', name: 'web', cidr: '10.0.0.0/24' })
    const alone = { ...draft, withSubnet: false, noDhcp: true }
    expect(inputOf(alone)).toEqual({ region: 'dfw', name: 'web' })
  })

  it('asks how servers come to their address in IPv6 alone', () => {
    expect(inputOf({ ...draft, cidr: 'fd00::/64' })).toMatchObject({ ipv6Mode: 'slaac' })
    expect(inputOf({ ...draft, cidr: 'fd00::/64', noDhcp: true })).not.toHaveProperty(
      'ipv6Mode',
    )
  })

  it('leaves a gateway out that was typed before none was wanted', () => {
    const closed = { ...draft, gateway: '10.0.0.9', noGateway: true }
    expect(inputOf(closed)).toMatchObject({ noGateway: true })
    expect(inputOf(closed)).not.toHaveProperty('gateway')
  })

  it('says what is wrong by field, and nothing of a subnet that is not wanted', () => {
    const wrong = { ...draft, cidr: '10.0.0.9/24', nameServers: ['dns'] }
    expect(Object.keys(draftProblems(wrong))).toEqual(['cidr', 'nameServers'])
    expect(draftProblems({ ...wrong, withSubnet: false })).toEqual({})
  })
})
