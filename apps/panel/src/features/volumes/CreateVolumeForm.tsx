import { inputProblems } from '@aloft/acts/input-problem'
import type { AnyAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Card } from '@aloft/ui/Page'
import { RadioGroup } from '@aloft/ui/RadioGroup'
import { NumberField, TextField } from '@aloft/ui/TextField'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { MetadataField } from '../../acts/ActFields.tsx'
import { notifyDone } from '../../acts/carry-out.ts'
import { volumeLimitsQuery } from '../../acts/cloud-queries.ts'
import { problemSentence } from '../../acts/form-values.ts'
import { VolumeTypeSelect, ZoneSelect } from '../../acts/ListPickers.tsx'
import { unnamed } from '../../acts/secret-outputs.ts'
import { useAct } from '../../acts/use-act.ts'
import { paths } from '../../paths.ts'
import { useRegionName, useSession } from '../../session/session.ts'
import styles from './CreateVolume.module.css'
import { SourcePicker } from './SourcePicker.tsx'
import { createInputOf, emptyDraft, type VolumeDraft } from './volume-draft.ts'
import { quotaReason } from './volume-quota.ts'
import { VolumeSummary } from './VolumeSummary.tsx'
import { wishAttached } from './attach-wish.ts'

/** The order in which the page asks. */
const labels: Readonly<Record<string, string>> = {
  name: 'The name',
  region: 'The region',
  size: 'The size',
  description: 'The description',
  metadata: 'The metadata',
}

/** `?region=dfw&attach=<server>`: for whom it is made. */
function useAsked(): { region: string | undefined; server: string | undefined } {
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const parameters = new URLSearchParams(search)
  return {
    region: parameters.get('region') ?? undefined,
    server: parameters.get('attach') ?? undefined,
  }
}

export function CreateVolumeForm({ act }: { act: AnyAct }) {
  const { regions, roles } = useSession()
  const regionName = useRegionName()
  const navigate = useNavigate()
  const asked = useAsked()
  const offering = regions.filter(({ services }) => services.includes('volumev3'))
  const [draft, setDraft] = useState(() =>
    emptyDraft(
      offering.map(({ id }) => id),
      asked.region,
    ),
  )
  const [unfit, setUnfit] = useState<string>()
  const [tried, setTried] = useState(false)
  const { press, pending, failure, startAnew } = useAct(act)
  const { region, source, sourceId } = draft
  const { data: limits } = useQuery(volumeLimitsQuery(region))
  const input = createInputOf(draft)
  const found = inputProblems(act.input, input)
  const [problem] = found
  const sourceMissing =
    source !== 'blank' && sourceId === undefined ? `Choose the ${source}.` : undefined
  const blocked =
    (roleAllows(act.role, roles) ? undefined : roleReason(act.role, roles)) ??
    unfit ??
    (problem && problemWords(problem.field, problem.words)) ??
    sourceMissing ??
    quotaReason(limits, draft.size ?? 0)
  const errorOf = (field: string) => {
    const wrong = found.find((each) => each.field === field)
    return wrong !== undefined && (tried || wrong.words !== 'is missing')
      ? problemSentence(wrong.words)
      : undefined
  }
  const change = (part: Partial<VolumeDraft>) =>
    setDraft((before) => ({ ...before, ...part }))

  async function create() {
    setTried(true)
    if (blocked !== undefined) return
    const title = act.describe([], input, regionName)
    const done = await press({ targets: [], input, nameOf: unnamed, title })
    const made = done?.reply.outcomes[0]?.target
    if (done?.complete !== true || made === undefined) return
    notifyDone(act, title)
    const to = paths.volume(made.region, made.id)
    if (asked.server !== undefined) wishAttached(made, asked.server)
    await navigate({ to })
  }

  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div className={styles.parts}>
        <Card title="Name and place">
          <div className={styles.fields}>
            <TextField
              label="Name"
              wide
              value={draft.name}
              onChange={(name) => change({ name })}
              error={errorOf('name')}
            />
            <div className={styles.regions}>
              <RadioGroup
                label="Region"
                value={region}
                // What can be chosen there is another choice.
                onChange={(next) =>
                  change({
                    region: next,
                    sourceId: undefined,
                    type: undefined,
                    zone: undefined,
                  })
                }
                options={offering.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
            {asked.server !== undefined && (
              <p className={styles.note}>
                It is attached to the server that you come from as soon as it is there.
              </p>
            )}
          </div>
        </Card>
        <Card title="What is on it">
          <SourcePicker draft={draft} change={change} />
        </Card>
        <Card title="Size and type">
          <div className={styles.fields}>
            <NumberField
              label="Size"
              unit="GB"
              min={1}
              value={draft.size}
              onChange={(size) => change({ size })}
              error={errorOf('size')}
            />
            <VolumeTypeSelect
              key={region}
              region={region}
              label="Type"
              optional
              value={draft.type}
              onChange={(type) => change({ type })}
            />
          </div>
        </Card>
        <Card title="More">
          <div className={styles.fields}>
            <TextField
              label="Description"
              optional
              wide
              value={draft.description}
              onChange={(description) => change({ description })}
              error={errorOf('description')}
            />
            <ZoneSelect
              region={region}
              label="Availability zone"
              optional
              value={draft.zone}
              onChange={(zone) => change({ zone })}
            />
            <MetadataField
              label="Metadata"
              value={draft.metadata}
              onChange={(metadata) => change({ metadata })}
              onUnfit={setUnfit}
            />
          </div>
        </Card>
      </div>
      <VolumeSummary
        {...{ act, draft, limits, input, blocked, pending, failure, startAnew }}
        open={sourceMissing === undefined ? [] : [source]}
        onBlocked={() => setTried(true)}
      />
    </form>
  )
}

function problemWords(field: string, words: string): string {
  return `${labels[field] ?? field} ${words}.`
}
