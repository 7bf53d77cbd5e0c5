import { mayAct } from '@aloft/acts/role'
import { zoneActs } from '@aloft/acts/dns/zone-acts'
import type { Zone } from '@aloft/openstack/dns-zone'
import type { RecordSet } from '@aloft/openstack/record-set'
import { writeZoneFile } from '@aloft/openstack/zone-file'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { CodeBlock } from '@aloft/ui/CodeBlock'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useMemo, useRef, useState } from 'react'
import { presentError } from '../../api/present-error.ts'
import { download } from '../../lists/download.ts'
import { useResources } from '../../lists/resource-queries.ts'
import { useSession } from '../../session/session.ts'
import { recordSetKind } from './record-set-kind.ts'
import { ZoneFileEditor } from './ZoneFileEditor.tsx'
import styles from './ZoneFile.module.css'

/** A file of more is none that a person wrote. */
const mostBytes = 5_000_000

/** The zone as a master file (RFC 1035): seen, downloaded, edited, imported. */
export function ZoneFileTab({ zone }: { zone: Zone }) {
  const kind = useMemo(() => recordSetKind(zone.id), [zone.id])
  const resources = useResources(kind)
  const { items, error, isWhole, regions } = resources
  const failed = regions.find(({ state }) => state === 'failed' || state === 'stale')
  const file = useMemo(() => fileOf(zone, items), [items, zone])
  // What is being edited, from when the editor was opened.
  const [draft, setDraft] = useState<string>()
  if (error !== undefined && items.length === 0) {
    return (
      <Banner tone="bad">
        {presentError(error, 'The records could not be read').message}
      </Banner>
    )
  }
  // A part of the file would look like the whole.
  if (!isWhole) {
    return failed === undefined ? (
      <Reading count={items.length} />
    ) : (
      <Banner
        tone="bad"
        action={
          <Button size="small" onClick={() => resources.retry()}>
            Try again
          </Button>
        }
      >
        {`Not all records could be read. ${failed.message ?? ''}`}
      </Banner>
    )
  }
  if (draft !== undefined) {
    return (
      <ZoneFileEditor
        zone={zone}
        present={items}
        initial={draft}
        onClose={() => setDraft(undefined)}
      />
    )
  }
  return (
    <div className={styles.tab}>
      <Tools zone={zone} file={file} isOld={failed !== undefined} onDraft={setDraft} />
      <div className={styles.file}>
        <CodeBlock title={`${zone.name}.zone`} code={file} />
      </div>
    </div>
  )
}

function Reading({ count }: { count: number }) {
  const words = `${count.toLocaleString('en')} record sets read so far`
  return (
    <div className={styles.tab}>
      {count > 0 && <p className={styles.count}>{words}</p>}
      <SkeletonRows rows={8} label="Loading the zone file" />
    </div>
  )
}

const fileOf = (zone: Zone, sets: readonly RecordSet[]): string =>
  writeZoneFile({ name: zone.name, ttlSeconds: zone.ttlSeconds ?? 3600, sets })

function Tools({
  zone,
  file,
  isOld,
  onDraft,
}: {
  zone: Zone
  file: string
  /** It was read before, and could not be read again. */
  isOld: boolean
  onDraft: (text: string) => void
}) {
  const { roles } = useSession()
  const chooser = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const may = mayAct(zoneActs.importRecords, zone, { roles })
  const reason = may.can ? undefined : may.reason
  const waits = isOld ? 'The records could not be read again.' : undefined
  async function read(chosen: File | undefined) {
    if (chosen === undefined) return
    if (chosen.size > mostBytes) {
      setProblem(`${chosen.name} is too large for a zone file: 5 MB are the most.`)
      return
    }
    setProblem(undefined)
    onDraft(await chosen.text())
  }
  return (
    <>
      <div className={styles.tools}>
        <Button
          disabledReason={waits}
          onClick={() => download(`${zone.name}.zone`, 'text/dns', file)}
        >
          Download
        </Button>
        <Button disabledReason={reason ?? waits} onClick={() => onDraft(file)}>
          Edit the file
        </Button>
        <Button disabledReason={reason ?? waits} onClick={() => chooser.current?.click()}>
          Import a file…
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label="Zone file"
          accept=".zone,.txt,.db,text/dns,text/plain"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      {problem !== undefined && <Banner tone="bad">{problem}</Banner>}
    </>
  )
}
