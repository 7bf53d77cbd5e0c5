import { inputProblems } from '@aloft/acts/input-problem'
import type { AnyAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { freeRange, parseIpRange } from '@aloft/openstack/ip-range'
import { Checkbox } from '@aloft/ui/Checkbox'
import { Card } from '@aloft/ui/Page'
import { Select } from '@aloft/ui/Select'
import { TextField } from '@aloft/ui/TextField'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { notifyDone } from '../../acts/carry-out.ts'
import { useAct } from '../../acts/use-act.ts'
import { paths } from '../../paths.ts'
import { useRegionName, useSession } from '../../session/session.ts'
import form from '../../acts/CreateForm.module.css'
import { CreateNetworkSummary } from './CreateNetworkSummary.tsx'
import { draftProblems, emptyDraft, inputOf, type NetworkDraft } from './network-draft.ts'
import { SubnetFields } from './SubnetFields.tsx'
import { surroundingsQuery } from './surroundings.ts'

/** A network and its first subnet in one form; the range that is free is proposed. */
export function CreateNetworkForm({ act }: { act: AnyAct }) {
  const { regions, roles } = useSession()
  const regionName = useRegionName()
  const client = useQueryClient()
  const navigate = useNavigate()
  const offering = regions.filter(({ services }) => services.includes('network'))
  const [typed, setTyped] = useState(() => emptyDraft(offering[0]?.id ?? ''))
  const [ownRange, setOwnRange] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const { press, pending, failure, startAnew } = useAct(act)
  const { data: around } = useQuery({
    ...surroundingsQuery(typed.region),
    enabled: typed.region !== '',
  })
  const taken = (around?.subnets ?? []).flatMap(({ cidr }) => parseIpRange(cidr) ?? [])
  const draft: NetworkDraft =
    ownRange || around === undefined ? typed : { ...typed, cidr: freeRange(taken) ?? '' }
  const input = inputOf(draft)
  const problems = draftProblems(draft)
  const nameMissing = draft.name.trim() === ''
  const change = (part: Partial<NetworkDraft>) => {
    if ('cidr' in part) setOwnRange(true)
    setTyped((before) => ({ ...before, ...part }))
  }
  const [problem] = Object.values(problems)
  const blocked = roleAllows(act.role, roles)
    ? nameMissing
      ? 'Give it a name.'
      : (problem ?? inputProblems(act.input, input)[0]?.words)
    : roleReason(act.role, roles)

  async function create() {
    setIsTried(true)
    if (blocked !== undefined) return
    const title = act.describe([], input, regionName)
    const done = await press({ targets: [], input, nameOf: () => draft.name, title })
    if (done?.complete !== true) return
    notifyDone(act, title)
    // What was read for this form knows nothing of it: its page would tell of no subnet.
    void client.resetQueries(surroundingsQuery(draft.region))
    const id = done.reply.outcomes[0]?.output?.['id']
    const page = typeof id === 'string' ? paths.network(draft.region, id) : paths.networks()
    await navigate({ to: page })
  }

  return (
    <form
      className={form.form}
      aria-label="New network"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div className={form.parts}>
        <Card title="Name and place">
          <div className={form.fields}>
            <Select
              label="Region"
              value={draft.region}
              onChange={(region) => change({ region })}
              options={offering.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              label="Name"
              value={draft.name}
              onChange={(name) => change({ name })}
              error={isTried && nameMissing ? 'Give it a name.' : undefined}
              maxLength={255}
            />
            <TextField
              label="Description"
              optional
              value={draft.description}
              onChange={(description) => change({ description })}
              maxLength={255}
            />
            <Checkbox
              checked={draft.openPorts}
              onChange={(openPorts) => change({ openPorts })}
              hint="For machines that forward for others. Security groups do not protect them then."
            >
              Ports without checks of their addresses
            </Checkbox>
          </div>
        </Card>
        <Card title="Subnet">
          <div className={form.fields}>
            <Checkbox
              checked={draft.withSubnet}
              onChange={(withSubnet) => change({ withSubnet })}
              hint="Without one its ports get no address. You can add others later."
            >
              With a first subnet
            </Checkbox>
            {draft.withSubnet && (
              <SubnetFields draft={draft} problems={problems} onChange={change} />
            )}
          </div>
        </Card>
      </div>
      <CreateNetworkSummary
        act={act}
        draft={draft}
        input={input}
        open={Object.keys(problems)}
        blocked={blocked}
        pending={pending}
        failure={failure}
        startAnew={startAnew}
      />
    </form>
  )
}
