import { Banner } from '@aloft/ui/Banner'

/** A rule is of a group, and a group is of more servers than this one. */
export function SharedGroup({
  name,
  servers,
  verb,
}: {
  name: string
  servers: number
  verb: 'opened' | 'closed'
}) {
  if (servers < 2) return null
  return (
    <Banner tone="info">
      {servers} servers are in “{name}”: it is {verb} for all of them.
    </Banner>
  )
}
