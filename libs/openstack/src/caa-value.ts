import { nameProblem } from './dns-name.ts'

const address = /^mailto:[\w-]+(\+[\w-]+)?@[^@\s]+$/
const page = /^https?:\/\/[^\s/]+\/[^\s"();\\]*$/
const parameter = /^\s[A-Za-z0-9]+=[A-Za-z0-9][^\s"();\\]*$/

/** Whether it is where an authority reports to; else it names an authority. */
export const isUrl = (value: string): boolean => /^(mailto|https?):/.test(value)

/**
 * Why it can not be the value of a CAA record, as a sentence. The values that Designate takes stand in
 * https://opendev.org/openstack/designate/src/branch/master/designate/objects/fields.py
 * (`CaaPropertyField`); parameters are those of RFC 8659 and RFC 8657.
 */
export function caaProblem(value: string): string | undefined {
  if (value === '') return 'The value is missing.'
  if (isUrl(value)) return urlProblem(value)
  const [domain = '', ...parameters] = value.split(';')
  if (domain.trim() === '') {
    return 'The DNS service has no CAA record that forbids every authority: name the one that may issue certificates.'
  }
  const problem = nameProblem(domain)
  if (problem !== undefined) return problem
  const wrong = parameters.find((each) => !parameter.test(each))
  if (wrong === undefined) return undefined
  return /^\S/.test(wrong)
    ? `A blank must stand between “;” and “${wrong}”.`
    : `“${wrong.trim()}” is no parameter such as policy=ev.`
}

function urlProblem(value: string): string | undefined {
  const isMail = value.startsWith('mailto:')
  if (!(isMail ? address : page).test(value)) {
    return isMail
      ? `“${value}” must look like mailto:security@example.com, with letters, digits, hyphens and underscores before the @.`
      : `“${value}” must look like https://example.com/report, without blanks, quotes, parentheses and semicolons.`
  }
  return nameProblem((isMail ? value.split('@')[1] : value.split('/')[2]) ?? '')
}

/** Why tag and value of a CAA record do not go together, as a sentence. */
export function caaMismatch(tag: string, value: string): string | undefined {
  if ((tag === 'iodef') === isUrl(value)) return undefined
  return tag === 'iodef'
    ? 'iodef needs an address to report to, such as mailto:security@example.com.'
    : `${tag} needs the domain of an authority, such as letsencrypt.org.`
}

/** The value as Designate takes it: one blank behind each semicolon, and none before it. */
export function caaValue(value: string): string {
  if (isUrl(value) || value.trim() === ';') return value
  const parts = value.split(';').map((each) => each.trim())
  return parts.filter((each, at) => at === 0 || each !== '').join('; ')
}
