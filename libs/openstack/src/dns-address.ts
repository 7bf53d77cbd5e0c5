/** `192.0.2.10`: four numbers without leading zeros. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return (
    parts.length === 4 &&
    parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  )
}

/** `2001:db8::10`, also with an IPv4 address in its last part; without a zone. */
export function isIpv6(text: string): boolean {
  // The parser of addresses in URLs knows every form (WHATWG URL, “IPv6 parser”).
  return (
    /^[0-9A-Fa-f:.]+$/.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`)
  )
}
