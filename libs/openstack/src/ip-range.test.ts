import { BlockList, isIP } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  compareIpAddresses,
  formatIpAddress,
  parseIpAddress,
  type IpAddress,
} from './ip-address.ts'
import {
  defaultGateway,
  formatIpRange,
  freeRange,
  isPrivateRange,
  parseIpRange,
  rangeHolds,
  rangesOverlap,
  usableRange,
  type IpRange,
} from './ip-range.ts'

/** The same numbers in every run, so that a failure can be seen again. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
const random = createRandom(20_261_128)
const below = (bound: number) => Math.floor(random() * bound)
const times = Array.from({ length: 500 }, (_, index) => index)

function anyAddress(version: 4 | 6): IpAddress {
  const groups = version === 4 ? 2 : 8
  let value = 0n
  // Groups of zeros are frequent in real addresses, and what is hard to write.
  for (let group = 0; group < groups; group++) {
    value = value * 65_536n + BigInt(random() < 0.5 ? 0 : below(65_536))
  }
  return { version, value }
}
const anyVersion = (): 4 | 6 => (random() < 0.5 ? 4 : 6)
function anyRange(version: 4 | 6 = anyVersion()): IpRange {
  const prefix = below(version === 4 ? 33 : 129)
  const range = parseIpRange(`${formatIpAddress(anyAddress(version))}/${prefix}`)
  if (range === undefined) throw new Error('no range')
  return range
}
const family = (version: 4 | 6) => (version === 4 ? 'ipv4' : 'ipv6')

describe('an address', () => {
  it('is read back as it was written', () => {
    for (const _ of times) {
      const address = anyAddress(anyVersion())
      const text = formatIpAddress(address)
      expect(isIP(text)).toBe(address.version)
      expect(parseIpAddress(text)).toEqual(address)
    }
  })

  it('of IPv6 is written as a browser writes it', () => {
    for (const _ of times) {
      const text = formatIpAddress(anyAddress(6))
      expect(new URL(`http://[${text}]/`).hostname).toBe(`[${text}]`)
    }
  })

  it('is one exactly where Node says so', () => {
    const letters = '0123456789abcdf:::..'
    for (const _ of times) {
      const text = Array.from({ length: 1 + below(14) }, () => letters[below(20)]).join('')
      expect([text, parseIpAddress(text)?.version ?? 0]).toEqual([text, isIP(text)])
    }
    for (const text of [
      '::1.2.3.4',
      '1.2.3.4::',
      '1::2::3',
      '::',
      '1:2:3:4:5:6:7::',
      ':1',
    ]) {
      expect([text, parseIpAddress(text)?.version ?? 0]).toEqual([text, isIP(text)])
    }
    for (const text of ['010.0.0.1', '10.0.0.256', 'fe80::1%eth0', ' 10.0.0.1', '']) {
      expect(parseIpAddress(text)).toBeUndefined()
    }
  })

  it('sorts by its number, IPv4 before IPv6', () => {
    const sorted = ['::1', '10.0.0.10', '10.0.0.9']
      .flatMap((text) => parseIpAddress(text) ?? [])
      .toSorted(compareIpAddresses)
    expect(sorted.map(formatIpAddress)).toEqual(['10.0.0.9', '10.0.0.10', '::1'])
  })
})

describe('a range', () => {
  it('holds what Node’s block list holds', () => {
    for (const _ of times) {
      const range = anyRange()
      const list = new BlockList()
      const network = formatIpAddress({ version: range.version, value: range.first })
      list.addSubnet(network, range.prefix, family(range.version))
      const other = anyAddress(range.version)
      const inside = { version: range.version, value: range.first + 1n }
      for (const address of [other, inside]) {
        const text = formatIpAddress(address)
        expect([text, formatIpRange(range), rangeHolds(range, address)]).toEqual([
          text,
          formatIpRange(range),
          list.check(text, family(range.version)),
        ])
      }
    }
  })

  it('is written with its own address, whichever of it was given', () => {
    for (const _ of times) {
      const range = anyRange()
      expect(parseIpRange(formatIpRange(range))).toEqual(range)
    }
    expect(parseIpRange('10.0.0.77/24')).toEqual(parseIpRange('10.0.0.0/24'))
    for (const text of [
      '10.0.0.0',
      '10.0.0.0/33',
      '10.0.0.0/024',
      '::/129',
      '10/8',
      'a/8',
    ]) {
      expect(parseIpRange(text)).toBeUndefined()
    }
  })

  it('overlaps another when one holds the beginning of the other', () => {
    for (const _ of times) {
      const [a, b] = [anyRange(), anyRange()]
      const startOf = ({ version, first }: IpRange) => ({ version, value: first })
      const expected = rangeHolds(a, startOf(b)) || rangeHolds(b, startOf(a))
      expect(rangesOverlap(a, b)).toBe(expected)
      expect(rangesOverlap(b, a)).toBe(expected)
    }
  })

  it('gives ports all but its own and its broadcast address', () => {
    const usable = (text: string) => {
      const range = parseIpRange(text)
      if (range === undefined) throw new Error(text)
      const { first, last, count } = usableRange(range)
      const { version } = range
      const written = [first, last].map((value) => formatIpAddress({ version, value }))
      return [...written, count]
    }
    expect(usable('10.0.0.0/24')).toEqual(['10.0.0.1', '10.0.0.254', 254n])
    expect(usable('10.0.0.0/31')).toEqual(['10.0.0.0', '10.0.0.1', 2n])
    expect(usable('fd00::/126')).toEqual(['fd00::1', 'fd00::3', 3n])
  })

  it('has the gateway that Neutron takes', () => {
    const gateway = (text: string) => {
      const range = parseIpRange(text)
      return range && formatIpAddress(defaultGateway(range))
    }
    expect(gateway('10.1.0.0/16')).toBe('10.1.0.1')
    expect(gateway('fd00:1::/64')).toBe('fd00:1::')
  })

  it('is one’s own or the internet’s', () => {
    const isOwn = (text: string) => {
      const range = parseIpRange(text)
      return range && isPrivateRange(range)
    }
    expect(isOwn('172.20.0.0/16')).toBe(true)
    expect(isOwn('172.0.0.0/8')).toBe(false)
    expect(isOwn('fd00::/64')).toBe(true)
    expect(isOwn('192.0.2.0/24')).toBe(false)
  })

  it('is proposed where nothing else is', () => {
    const taken = ['10.0.0.0/16', '10.1.0.0/24'].flatMap((text) => parseIpRange(text) ?? [])
    expect(freeRange(taken)).toBe('10.1.1.0/24')
    expect(freeRange([])).toBe('10.0.0.0/24')
    const all = parseIpRange('10.0.0.0/8')
    expect(freeRange(all === undefined ? [] : [all])).toBeUndefined()
  })
})
