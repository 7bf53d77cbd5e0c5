import type { AnyAct } from '@aloft/acts/registry'
import type { ImageUsage } from '@aloft/openstack/image-usage'
import { Button } from '@aloft/ui/Button'
import { formatMemory } from '@aloft/ui/format-bytes'
import { Meter } from '@aloft/ui/Meter'
import { Card } from '@aloft/ui/Page'
import { EquivalentTabs } from '../../../acts/EquivalentTabs.tsx'
import { FailureBanner } from '../../../acts/FailureBanner.tsx'
import type { PresentedError } from '../../../api/present-error.ts'
import form from '../../../acts/CreateForm.module.css'
import type { ImageDraft } from './image-draft.ts'
import { mebibytesOf } from './image-quota.ts'

interface CreateImageSummaryProps {
  act: AnyAct
  draft: ImageDraft
  usage: ImageUsage | undefined
  input: Record<string, unknown>
  /** What is to be given beside what the act itself misses. */
  open: readonly string[]
  blocked: string | undefined
  pending: boolean
  failure: PresentedError | undefined
  /** There when nobody knows whether it was made. */
  startAnew: (() => void) | undefined
  onBlocked: () => void
}

const next = {
  file: 'The upload begins at once; you may go on to other pages of the panel meanwhile.',
  url: 'The cloud begins to fetch it at once.',
  later: 'It has no bytes until you upload or import a file.',
} as const

/** What is left of the quota, the button, and the same as commands. */
export function CreateImageSummary(props: CreateImageSummaryProps) {
  const { act, draft, usage, input, open, blocked, pending, failure } = props
  const { images, megabytes } = usage ?? {}
  const { source, file, region } = draft
  const bytes = source === 'file' ? (file?.size ?? 0) : 0
  return (
    <aside className={form.summary} aria-label="Summary">
      <Card>
        {(images !== undefined || megabytes !== undefined) && (
          <div className={form.quota}>
            {images !== undefined && (
              <Meter label="Images" used={images.used} adding={1} limit={images.limit} />
            )}
            {megabytes !== undefined && (
              <Meter
                label="Their bytes"
                used={megabytes.used}
                adding={mebibytesOf(bytes)}
                limit={megabytes.limit}
                format={formatMemory}
              />
            )}
          </div>
        )}
        {failure !== undefined && (
          <FailureBanner failure={failure} onLooked={props.startAnew} />
        )}
        <Button
          type="submit"
          variant="primary"
          className={form.submit ?? ''}
          pending={pending}
          disabledReason={blocked}
          onPointerDown={blocked === undefined ? undefined : props.onBlocked}
        >
          Create image
        </Button>
        <p className={form.note}>{blocked ?? next[source]}</p>
      </Card>
      <Card title="The same elsewhere">
        <EquivalentTabs
          act={act}
          open={open}
          runs={[{ subject: { region, id: '', name: '' }, input }]}
        />
      </Card>
    </aside>
  )
}
