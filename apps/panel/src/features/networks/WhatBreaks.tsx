import { whatBreaks, type Broken } from '@aloft/openstack/what-breaks'
import { Banner } from '@aloft/ui/Banner'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSubmitHold } from '../../acts/submit-hold.ts'
import { paths } from '../../paths.ts'
import type { ToDelete } from './breakage-note.tsx'
import { surroundingsQuery } from './surroundings.ts'
import styles from './WhatBreaks.module.css'

const mostShown = 25

/** What breaks when things are deleted, each with the way to it. */
export function WhatBreaks({ things }: { things: readonly ToDelete[] }) {
  return things.map((thing) => (
    <OneBreakage
      key={`${thing.region}/${thing.target.id}`}
      thing={thing}
      named={things.length > 1}
    />
  ))
}

function OneBreakage({ thing, named }: { thing: ToDelete; named: boolean }) {
  const { region, name, target } = thing
  const { data: around, error } = useQuery(surroundingsQuery(region))
  useSubmitHold(around === undefined && error === null)
  if (error !== null && around === undefined)
    return (
      <Banner tone="warn">
        What breaks could not be found out: {error.message} The cloud refuses while it is in
        use.
      </Banner>
    )
  if (around === undefined) return <SkeletonRows rows={2} label="Finding out what breaks" />
  const { sentence, refusal, broken } = whatBreaks(target, around)
  const shown = broken.slice(0, mostShown)
  return (
    <section className={styles.what} aria-label={`What breaks without ${name}`}>
      <p>
        {named && <strong>{name}: </strong>}
        {sentence}
      </p>
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map((each) => (
            <li key={`${each.kind}/${each.id}/${each.words}`}>
              <ThingLink region={region} broken={each} /> {each.words}
            </li>
          ))}
          {broken.length > shown.length && <li>and {broken.length - shown.length} more</li>}
        </ul>
      )}
      {refusal !== undefined && (
        <p className={styles.refusal}>
          The cloud refuses the deletion as long as {refusal}.
        </p>
      )}
    </section>
  )
}

function ThingLink({ region, broken }: { region: string; broken: Broken }) {
  const { kind, id, name } = broken
  switch (kind) {
    case 'server':
      return <Link to={paths.server(region, id)}>{name}</Link>
    case 'router':
      return <Link to={paths.router(region, id)}>{name}</Link>
    case 'port':
      return (
        <Link to={paths.ports()} search={{ q: name }}>
          {name}
        </Link>
      )
    case 'floating-ip':
    case 'subnet':
      return <strong>{name}</strong>
    default:
      return kind satisfies never
  }
}
