import { mostSetsAtOnce } from '@aloft/acts/dns/import-records'
import { loadAct } from '@aloft/acts/registry'
import { nameInZone } from '@aloft/openstack/dns-name'
import type { Zone } from '@aloft/openstack/dns-zone'
import type { RecordSet } from '@aloft/openstack/record-set'
import type { RecordSetDraft } from '@aloft/openstack/record-set-draft'
import { writeZoneFile } from '@aloft/openstack/zone-file'
import type { ZoneDiff } from '@aloft/openstack/zone-diff'
import type { QueryClient } from '@tanstack/react-query'
import { carryOut, failureOf, presentFailure } from '../../acts/carry-out.ts'
import type { PresentedError } from '../../api/present-error.ts'
import { regionNameOf } from '../../session/session.ts'
import { newUuid } from '../../api/random-id.ts'

/** What is to be done with one record set. */
type Step =
  | { readonly kind: 'remove'; readonly id: string; readonly before: RecordSet }
  | { readonly kind: 'change'; readonly id: string; readonly after: RecordSetDraft }
  | { readonly kind: 'add'; readonly after: RecordSetDraft }

const ownId = (id: string): string => id.split('/')[1] ?? id

/** All that a file changes, deletions first: a name must be free for what comes in its place. */
export function stepsOf(diff: ZoneDiff, deletesMissing: boolean): readonly Step[] {
  return [
    ...(deletesMissing ? diff.missing : []).map((before) => ({
      kind: 'remove' as const,
      id: ownId(before.id),
      before,
    })),
    ...diff.changed.map(({ before, after }) => ({
      kind: 'change' as const,
      id: ownId(before.id),
      after,
    })),
    ...diff.added.map((after) => ({ kind: 'add' as const, after })),
  ]
}

/** The steps as the input of one act. */
function inputOf(zone: Zone, steps: readonly Step[]): Record<string, unknown> {
  const fileOf = (sets: readonly RecordSetDraft[]) =>
    writeZoneFile({ name: zone.name, ttlSeconds: zone.ttlSeconds ?? 3600, sets })
  const added = steps.flatMap((step) => (step.kind === 'add' ? [step.after] : []))
  const changed = steps.flatMap((step) =>
    step.kind === 'change' ? [[step.id, fileOf([step.after])] as const] : [],
  )
  const removed = steps.flatMap((step) => (step.kind === 'remove' ? [step] : []))
  return {
    ...(added.length > 0 && { add: fileOf(added) }),
    ...(changed.length > 0 && { change: Object.fromEntries(changed) }),
    ...(removed.length > 0 && {
      remove: removed.map(({ id }) => id),
      names: Object.fromEntries(
        removed.map(({ id, before: { name, type } }) => [
          id,
          `${nameInZone(name, zone.name)} ${type}`,
        ]),
      ),
    }),
  }
}

/**
 * Carries out what a file changes, a part after the other; each part is written down in the activity.
 * Ends at the first part that fails, with its words, which name what of the part was done: what was done
 * until then stays.
 */
export async function runImport(
  client: QueryClient,
  zone: Zone,
  steps: readonly Step[],
  onProgress: (done: number) => void,
): Promise<PresentedError | undefined> {
  const act = await loadAct('zone.import-records')
  if (act === undefined) throw new Error('there is no act to import records')
  const targets = [{ region: zone.region, id: zone.id }]
  for (let done = 0; done < steps.length; done += mostSetsAtOnce) {
    const input = inputOf(zone, steps.slice(done, done + mostSetsAtOnce))
    try {
      const reply = await carryOut(client, { act, targets, input, key: newUuid() })
      const failure = failureOf(reply, () => zone.name, regionNameOf(client))
      if (failure !== undefined) return withParts(failure, done, steps.length)
    } catch (error) {
      return withParts(presentFailure(act, error), done, steps.length)
    }
    onProgress(Math.min(done + mostSetsAtOnce, steps.length))
  }
  return undefined
}

/** The failure with what became of the parts before and after the one that failed. */
function withParts(failure: PresentedError, done: number, of: number): PresentedError {
  const later = Math.max(0, of - done - mostSetsAtOnce)
  const words = [
    done > 0 && `The first ${done} of ${of} changes were made.`,
    later > 0 && `The last ${later} were not begun.`,
    'What was done stays; below is what is left.',
    failure.hint,
  ]
  return {
    ...failure,
    hint: words.filter((each) => each !== false && each !== undefined).join(' '),
  }
}
