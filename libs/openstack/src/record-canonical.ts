import { caaValue, isUrl } from './caa-value.ts'
import { dataWords, plainWord, textOfData } from './dns-text.ts'
import { naptrParts } from './naptr-text.ts'

/**
 * What a record's data says, whichever way it is written: addresses, names in any case, numbers, texts
 * cut in any way. Equal for two records that a name server would not tell apart; for comparing only.
 */
export function canonicalRecord(type: string, data: string): string {
  switch (type) {
    case 'AAAA':
      return ipv6(data.trim())
    case 'TXT':
    case 'SPF':
      return textOfData(data)
    case 'CNAME':
    case 'NS':
    case 'PTR':
    case 'MX':
    case 'SRV':
      return dataWords(data).map(number).join(' ').toLowerCase()
    case 'NAPTR': {
      const parts = naptrParts(data)
      return JSON.stringify([
        ...parts.slice(0, 2).map(number),
        ...parts.slice(2, 5),
        (parts[5] ?? '').toLowerCase(),
      ])
    }
    case 'CAA': {
      const [flags = '', tag = '', ...value] = dataWords(data)
      return [number(flags), tag.toLowerCase(), caa(value)].join(' ')
    }
    case 'SSHFP': {
      const [algorithm = '', hash = '', ...digits] = dataWords(data)
      return [number(algorithm), number(hash), digits.join('').toLowerCase()].join(' ')
    }
    case 'CERT': {
      const words = dataWords(data)
      return [...words.slice(0, 3).map(number), words.slice(3).join('')].join(' ')
    }
    default:
      return data.trim()
  }
}

const number = (word: string): string => (/^\d+$/.test(word) ? String(Number(word)) : word)

/** The parser of addresses in URLs writes each in one way only (WHATWG URL, “IPv6 serializer”). */
function ipv6(address: string): string {
  const url = `http://[${address}]/`
  return URL.canParse(url) ? new URL(url).hostname : address
}

/** The domain of an authority in any case; its parameters are the authority's own. */
function caa(words: readonly string[]): string {
  const value = caaValue(words.map(plainWord).join(' '))
  const [domain = ''] = value.split(';')
  return isUrl(value) ? value : domain.toLowerCase() + value.slice(domain.length)
}
