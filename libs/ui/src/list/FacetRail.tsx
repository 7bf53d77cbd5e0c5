import { memo, useState } from 'react'
import { CheckboxBox } from '../Checkbox.tsx'
import { Status } from '../Status.tsx'
import { cx } from '../class-names.ts'
import { formatCount } from '../format-number.ts'
import styles from './FacetRail.module.css'
import type { ListFacet, ListFacetValue } from './list-props.ts'

const SHOWN = 4
/** From so many values on an opened facet can be searched. */
const SEARCHED_FROM = 15

export interface FacetRailProps {
  facets: readonly ListFacet[]
  onFacetChange: (facetId: string, value: string, selected: boolean) => void
}

/** The facets: several choices within one add up, choices between facets narrow down. */
export const FacetRail = memo(function FacetRail({
  facets,
  onFacetChange,
}: FacetRailProps) {
  return (
    <>
      {facets
        .filter((facet) => facet.values.length > 0)
        .map((facet) => (
          <FacetGroup key={facet.id} facet={facet} onFacetChange={onFacetChange} />
        ))}
    </>
  )
})

function FacetGroup({
  facet,
  onFacetChange,
}: {
  facet: ListFacet
  onFacetChange: FacetRailProps['onFacetChange']
}) {
  const [open, setOpen] = useState(false)
  const [find, setFind] = useState('')
  const limit = facet.shown ?? SHOWN
  const wanted = find.trim().toLowerCase()
  // One value more than the limit is shown rather than hidden behind "1 more".
  const fits = facet.values.length <= limit + 1
  const values = facet.values.filter((value, index) => {
    if (value.selected) return true
    if (open) return value.label.toLowerCase().includes(wanted)
    return fits || index < limit
  })
  const hidden = facet.values.length - values.length
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{facet.label}</legend>
      {open && facet.values.length >= SEARCHED_FROM && (
        <input
          type="search"
          className={styles.find}
          aria-label={`Find ${facet.label.toLowerCase()}`}
          placeholder="Find…"
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      )}
      {values.map((value) => (
        <FacetChoice
          key={value.value}
          value={value}
          onChange={(selected) => onFacetChange(facet.id, value.value, selected)}
        />
      ))}
      {(open ? !fits : hidden > 0) && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          aria-label={
            open
              ? `Fewer ${facet.label.toLowerCase()} choices`
              : `${formatCount(hidden)} more ${facet.label.toLowerCase()} choices`
          }
          onClick={() => {
            setOpen(!open)
            setFind('')
          }}
        >
          {open ? 'Fewer' : `${formatCount(hidden)} more`}
        </button>
      )}
    </fieldset>
  )
}

function FacetChoice({
  value,
  onChange,
}: {
  value: ListFacetValue
  onChange: (selected: boolean) => void
}) {
  return (
    <label className={cx(styles.value, value.count === 0 && styles.zero)}>
      <CheckboxBox checked={value.selected} onChange={onChange} />
      <span className={styles.label} title={value.label}>
        {value.tone === undefined ? (
          value.label
        ) : (
          <Status tone={value.tone}>{value.label}</Status>
        )}
      </span>
      <span className={styles.count}>{formatCount(value.count)}</span>
    </label>
  )
}
