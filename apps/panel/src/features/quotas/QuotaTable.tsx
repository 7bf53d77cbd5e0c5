import type { Region } from '@aloft/contracts/region'
import { Banner } from '@aloft/ui/Banner'
import { Card } from '@aloft/ui/Page'
import styles from './QuotaTable.module.css'
import type { QuotasOfRegion } from './quota-queries.ts'
import {
  alarmWords,
  fullness,
  limitWords,
  type QuotaRow,
  type QuotaSection,
} from './quota-rows.ts'

/** One kind of quota: a row each, a column a region. */
export function QuotaTable({
  section,
  regions,
  quotas,
}: {
  section: QuotaSection
  regions: readonly Region[]
  quotas: readonly QuotasOfRegion[]
}) {
  const failed = regions.flatMap(({ name }, at) => {
    const why = quotas[at]?.failures[section.id]
    return why === undefined ? [] : [`${name}: ${why}`]
  })
  return (
    <Card title={section.label} flush>
      {failed.length > 0 && <Banner tone="warn">Not known of {failed.join(' ')}</Banner>}
      {/* It scrolls sideways where the screen is narrow: reached by the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Quota</th>
              {regions.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {section.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                {regions.map(({ id }, at) => (
                  <td key={id}>
                    <Amount row={row} quotas={quotas[at]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Amount({ row, quotas }: { row: QuotaRow; quotas: QuotasOfRegion | undefined }) {
  const limit = quotas && row.limit(quotas)
  if (quotas === undefined || limit === undefined) {
    return <span className={styles.unknown}>{quotas?.isLoading === true ? '…' : '—'}</span>
  }
  const state = fullness(limit)
  const percent = limit.limit ? Math.min(100, (100 * limit.used) / limit.limit) : 0
  const format = (amount: number) => row.format(amount)
  const alarm = alarmWords(limit, format)
  return (
    <div className={styles.amount} data-state={state}>
      <span>
        {row.words?.(quotas) ?? limitWords(limit, format)}
        {alarm !== undefined && <strong className={styles.alarm}> {alarm}</strong>}
      </span>
      <span aria-hidden="true" className={styles.track}>
        <span className={styles.used} style={{ width: `${percent}%` }} />
      </span>
    </div>
  )
}
