import { inputProblems } from '@aloft/acts/input-problem'
import type { AnyAct } from '@aloft/acts/registry'
import { roleAllows, roleReason } from '@aloft/acts/role'
import { Card } from '@aloft/ui/Page'
import { Select } from '@aloft/ui/Select'
import { TextField } from '@aloft/ui/TextField'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { notifyDone } from '../../../acts/carry-out.ts'
import { imageUsageQuery } from '../../../acts/quota-queries.ts'
import { imagesQuery } from '../../../acts/cloud-queries.ts'
import { problemSentence } from '../../../acts/form-values.ts'
import { unnamed } from '../../../acts/secret-outputs.ts'
import { useAct } from '../../../acts/use-act.ts'
import { paths } from '../../../paths.ts'
import { useRegionName, useSession } from '../../../session/session.ts'
import { scopeOf } from '../../../session/shown-scope.ts'
import { addImageUpload } from '../upload/image-uploads.ts'
import form from '../../../acts/CreateForm.module.css'
import { CreateImageSummary } from './CreateImageSummary.tsx'
import {
  createInputOf,
  emptyDraft,
  nameOf,
  sourceProblem,
  type ImageDraft,
} from './image-draft.ts'
import { imageQuotaReason } from './image-quota.ts'
import { NeedsFields } from './NeedsFields.tsx'
import { SourceFields } from './SourceFields.tsx'

const labels: Readonly<Record<string, string>> = {
  url: 'The address',
  file: 'The name of the file',
  name: 'The name',
  region: 'The region',
  minimumDiskGigabytes: 'The smallest disk',
  minimumMemoryMegabytes: 'The least memory',
  tags: 'The tags',
  properties: 'The properties',
}

/** An image in one form: its record, and the file that is uploaded or fetched into it. */
export function CreateImageForm({ act }: { act: AnyAct }) {
  const session = useSession()
  const regionName = useRegionName()
  const { regions, roles } = session
  const navigate = useNavigate()
  const offering = regions.filter(({ services }) => services.includes('image'))
  const [draft, setDraft] = useState(() => emptyDraft(offering[0]?.id ?? ''))
  const [unfit, setUnfit] = useState<string>()
  const [tried, setTried] = useState(false)
  const [vanished, setVanished] = useState<string>()
  const { press, pending, failure, startAnew } = useAct(act)
  const { region, source, file } = draft
  const { data: usage } = useQuery(imageUsageQuery(region))
  const { data: images } = useQuery(imagesQuery(region))
  const name = nameOf(draft)
  const input = createInputOf(draft)
  const found = inputProblems(act.input, input)
  const [problem] = found
  const change = (part: Partial<ImageDraft>) => {
    setVanished(undefined)
    setDraft((before) => ({ ...before, ...part }))
  }
  const isOpen = source !== 'later' && sourceProblem(draft) !== undefined
  const missing = sourceProblem(draft) ?? (name === '' ? 'Give it a name.' : undefined)
  const blocked =
    (roleAllows(act.role, roles) ? undefined : roleReason(act.role, roles)) ??
    vanished ??
    missing ??
    unfit ??
    (problem && `${labels[problem.field] ?? problem.field} ${problem.words}.`) ??
    imageQuotaReason(usage, source === 'file' ? (file?.size ?? 0) : 0)
  const errorOf = (field: string) => {
    const wrong = found.find((each) => each.field === field)
    const isEmpty = field === 'name' ? name === '' : draft.url === ''
    return wrong !== undefined && (tried || !isEmpty)
      ? problemSentence(wrong.words)
      : undefined
  }
  const isNameTaken = name !== '' && images?.some((image) => image.name === name) === true

  async function create() {
    setTried(true)
    if (blocked !== undefined) return
    // Better now than with an image that has no file.
    if (source === 'file' && file !== undefined && !(await isThere(file))) {
      setVanished(`${file.name} was changed or removed on this computer: choose it again.`)
      return
    }
    const title = act.describe([], input, regionName)
    const done = await press({ targets: [], input, nameOf: unnamed, title })
    const made = done?.reply.outcomes[0]?.target
    if (done?.complete !== true || made === undefined) return
    if (source === 'file' && file !== undefined) {
      const upload = { region: made.region, imageId: made.id, name, file, madeForIt: true }
      addImageUpload(scopeOf(session), upload)
    } else notifyDone(act, title)
    await navigate({ to: paths.image(made.region, made.id) })
  }

  return (
    <form
      className={form.form}
      aria-label="New image"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div className={form.parts}>
        <Card title="What is in it">
          <SourceFields draft={draft} change={change} urlError={errorOf('url')} />
        </Card>
        <Card title="Name and place">
          <div className={form.fields}>
            <TextField
              label="Name"
              wide
              value={draft.name ?? name}
              onChange={(typed) => change({ name: typed })}
              error={errorOf('name')}
              description={
                isNameTaken
                  ? 'There is an image of this name in this region already: whoever asks for it by name finds two.'
                  : undefined
              }
            />
            <Select
              label="Region"
              value={region}
              onChange={(next) => change({ region: next })}
              options={offering.map(({ id, name: label }) => ({ value: id, label }))}
            />
          </div>
        </Card>
        <NeedsFields draft={draft} change={change} onUnfit={setUnfit} />
      </div>
      <CreateImageSummary
        {...{ act, draft, usage, input, blocked, pending, failure, startAnew }}
        open={isOpen ? [source] : []}
        onBlocked={() => setTried(true)}
      />
    </form>
  )
}

/** Whether the file can still be read. */
async function isThere(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return true
  } catch {
    return false
  }
}
