import { Button } from '@aloft/ui/Button'
import { EmptyState } from '@aloft/ui/EmptyState'
import { PageHeader } from '@aloft/ui/Page'
import { TextField } from '@aloft/ui/TextField'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { pricesQuery } from '../../acts/cloud-queries.ts'
import listStyles from '../../lists/ListPage.module.css'
import { ResourceList } from '../../lists/ResourceList.tsx'
import { useResources } from '../../lists/resource-queries.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import styles from './UsagePage.module.css'
import { UsageTotals } from './UsageTotals.tsx'
import { lastMonth, periodOf, thisMonth, type Period } from './period.ts'
import { usageKind } from './usage-kind.ts'

/** What the project's servers took in a period, one by one and in all. */
export function UsagePage() {
  usePageTitle('Usage')
  const { project } = useSession()
  const { data: prices } = useQuery(pricesQuery)
  const { from, to } = useSearch({ strict: false, select: periodInAddress })
  // The day on which the page was opened: it does not change below the person.
  const [today] = useState(() => new Date())
  const period = useMemo(() => periodOf({ from, to }, today), [from, to, today])
  const kind = useMemo(
    () => usageKind(project.id, period, prices),
    [period, prices, project.id],
  )
  const resources = useResources(kind)
  return (
    <div className={listStyles.page}>
      <PageHeader
        title="Usage"
        beside={<span>Server hours as the cloud counts them, by days in UTC</span>}
        actions={<PeriodPicker key={`${period.from} ${period.to}`} period={period} />}
      />
      <div className={styles.totals}>
        <UsageTotals usages={resources.items} prices={prices} />
      </div>
      <ResourceList
        kind={kind}
        path={paths.usage()}
        resources={resources}
        empty={
          <EmptyState title="Nothing ran in this time">
            <p>
              No server of this project existed between {period.from} and {period.to}.
            </p>
          </EmptyState>
        }
      />
    </div>
  )
}

/** The routes are made from text, so the router does not know their parameters' types. */
function periodInAddress(search: object): { from?: unknown; to?: unknown } {
  return { from: Reflect.get(search, 'from'), to: Reflect.get(search, 'to') }
}

function PeriodPicker({ period }: { period: Period }) {
  const navigate = useNavigate()
  const [draft, setDraft] = useState(period)
  const show = ({ from, to }: Period) =>
    void navigate({ to: paths.usage(), search: { from, to } })
  const isWrong = draft.from === '' || draft.to === '' || draft.from > draft.to
  const isSame = draft.from === period.from && draft.to === period.to
  return (
    <form
      className={styles.period}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWrong) show(draft)
      }}
    >
      <Button size="small" onClick={() => show(thisMonth(new Date()))}>
        This month
      </Button>
      <Button size="small" onClick={() => show(lastMonth(new Date()))}>
        Last month
      </Button>
      <TextField
        label="From"
        type="date"
        value={draft.from}
        onChange={(from) => setDraft({ ...draft, from })}
      />
      <TextField
        label="To"
        type="date"
        value={draft.to}
        error={
          isWrong && draft.to !== '' ? 'It must not be before the first day.' : undefined
        }
        onChange={(to) => setDraft({ ...draft, to })}
      />
      <Button
        size="small"
        type="submit"
        variant="primary"
        disabledReason={
          isWrong
            ? 'Choose the first day and the last.'
            : isSame
              ? 'It is shown.'
              : undefined
        }
      >
        Show
      </Button>
    </form>
  )
}
