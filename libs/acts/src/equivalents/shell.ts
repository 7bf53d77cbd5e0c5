import { splitAtPlaceholders } from '../secrets.ts'

const plain = /^[A-Za-z0-9_@%+=:,./-]+$/

function quoteText(text: string): string {
  return plain.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/**
 * One word of a POSIX shell: what is between single quotes is taken as it is. A secret's placeholder
 * becomes `"$VARIABLE"`, so that the secret stands in no command line and no history.
 */
export function shellQuote(text: string): string {
  return quoteAround(text, (variable) => `"$${variable}"`)
}

/**
 * As `shellQuote`, for JSON with secrets within its texts. The shell escapes their quotes and
 * backslashes, so that any password can be given, or encodes them where that is asked for.
 */
export function shellQuoteJson(text: string): string {
  return quoteAround(text, (secret) => {
    const [variable, encoding] = secret.split(':')
    const convert =
      encoding === 'base64'
        ? String.raw`base64 | tr -d '\n'`
        : String.raw`sed 's/["\\]/\\&/g'`
    return `"$(printf %s "$${variable}" | ${convert})"`
  })
}

function quoteAround(text: string, expand: (secret: string) => string): string {
  const parts = splitAtPlaceholders(text)
  if (parts.length === 1) return text === '' ? "''" : quoteText(text)
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return expand(part)
      return part === '' ? '' : quoteText(part)
    })
    .join('')
}

/** A line of words, each quoted where it must be; what is undefined or false is left out. */
export function commandLine(words: readonly (string | undefined | false)[]): string {
  return words
    .filter((word) => word !== undefined && word !== false)
    .map(shellQuote)
    .join(' ')
}

/** `openstack --os-region-name dfw server reboot …` */
export function openstackLine(
  region: string,
  words: readonly (string | undefined | false)[],
): string {
  return commandLine(['openstack', '--os-region-name', region, ...words])
}
