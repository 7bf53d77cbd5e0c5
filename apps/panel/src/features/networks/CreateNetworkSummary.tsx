import type { AnyAct } from '@aloft/acts/registry'
import { leftOf, type Limit } from '@aloft/openstack/limits'
import { Button } from '@aloft/ui/Button'
import { Meter } from '@aloft/ui/Meter'
import { Card } from '@aloft/ui/Page'
import { useQuery } from '@tanstack/react-query'
import { EquivalentTabs } from '../../acts/EquivalentTabs.tsx'
import { FailureBanner } from '../../acts/FailureBanner.tsx'
import { networkQuotaQuery } from '../../acts/network-queries.ts'
import type { PresentedError } from '../../api/present-error.ts'
import { useSession } from '../../session/session.ts'
import form from '../../acts/CreateForm.module.css'
import type { NetworkDraft } from './network-draft.ts'

interface CreateNetworkSummaryProps {
  act: AnyAct
  draft: NetworkDraft
  input: Record<string, unknown>
  /** Fields of the subnet that are missing or wrong. */
  open: readonly string[]
  blocked: string | undefined
  pending: boolean
  failure: PresentedError | undefined
  startAnew: (() => void) | undefined
}

/** What is left of the quota, the button, and the same as commands. */
export function CreateNetworkSummary(props: CreateNetworkSummaryProps) {
  const { act, draft, input, open, pending, failure, startAnew } = props
  const { project } = useSession()
  const { data: quota } = useQuery(networkQuotaQuery(draft.region, project.id))
  const wanted = [
    { label: 'Networks', limit: quota?.['network'], adding: 1 },
    { label: 'Subnets', limit: quota?.['subnet'], adding: draft.withSubnet ? 1 : 0 },
  ].filter(
    (each): each is { label: string; limit: Limit; adding: number } =>
      each.limit !== undefined,
  )
  const full = wanted.find(({ limit, adding }) => leftOf(limit) < adding)
  const blocked =
    props.blocked ??
    (full === undefined ? undefined : `The quota is used up: ${full.label.toLowerCase()}.`)
  return (
    <aside className={form.summary} aria-label="Summary">
      <Card>
        <div className={form.quota}>
          {wanted.map(({ label, limit, adding }) => (
            <Meter
              key={label}
              label={label}
              used={limit.used}
              adding={adding}
              limit={limit.limit}
            />
          ))}
        </div>
        {failure !== undefined && <FailureBanner failure={failure} onLooked={startAnew} />}
        <Button
          type="submit"
          variant="primary"
          className={form.submit ?? ''}
          pending={pending}
          disabledReason={blocked}
        >
          Create network
        </Button>
        {blocked !== undefined && <p className={form.note}>{blocked}</p>}
      </Card>
      <Card title="The same elsewhere">
        <EquivalentTabs
          act={act}
          open={open}
          runs={[{ subject: { region: draft.region, id: '', name: '' }, input }]}
        />
      </Card>
    </aside>
  )
}
