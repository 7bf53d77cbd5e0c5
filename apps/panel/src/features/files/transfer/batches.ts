import { mostTargets } from '@aloft/acts/role'
import type { ActOutcome, ActReply, ActTarget } from '@aloft/contracts/gateway'
import type { StoredObject } from '@aloft/openstack/stored-object'

/** Objects that one act is done to. Its key stays: asked for again it tells what came of it. */
export interface Batch {
  readonly key: string
  readonly objects: readonly StoredObject[]
}

/** What came of those that were asked for. */
export interface Told {
  /** Batches whose end is known. */
  readonly batches: number
  readonly done: number
  /** Each that was not done, or of which nobody knows, with the reason. */
  readonly failures: readonly { readonly name: string; readonly message: string }[]
}

export const nothingTold: Told = { batches: 0, done: 0, failures: [] }

/** As many acts as it takes, each on as many objects as one may have. */
export function batchesOf(
  objects: readonly StoredObject[],
  newKey: () => string,
  size = mostTargets,
): Batch[] {
  const batches: Batch[] = []
  for (let at = 0; at < objects.length; at += size)
    batches.push({ key: newKey(), objects: objects.slice(at, at + size) })
  return batches
}

export const targetsOf = ({ objects }: Batch): ActTarget[] =>
  objects.map(({ region, id }) => ({ region, id }))

/** Swift's answer to a name that is taken says but that a condition was not met. */
function wordsOf({ message, upstream }: ActOutcome): string {
  return upstream?.status === 412
    ? 'An object of this name is there already, and was not replaced.'
    : (message ?? 'The cloud did not say why.')
}

/** What is known once one more batch has been answered. */
function withReply(told: Told, batch: Batch, { outcomes }: ActReply): Told {
  const names = new Map(batch.objects.map(({ id, name }) => [id, name]))
  const failures = outcomes
    .filter(({ state }) => state !== 'done')
    .map((outcome) => ({
      name: names.get(outcome.target?.id ?? '') ?? 'An object',
      message: wordsOf(outcome),
    }))
  return {
    batches: told.batches + 1,
    done: told.done + outcomes.length - failures.length,
    failures: [...told.failures, ...failures],
  }
}

/** The same where nothing of the batch could even be tried. */
function withRefusal(told: Told, batch: Batch, message: string): Told {
  const failures = batch.objects.map(({ name }) => ({ name, message }))
  return {
    ...told,
    batches: told.batches + 1,
    failures: [...told.failures, ...failures],
  }
}

export interface BatchRun {
  /** Carries one out. Throws when nobody knows what came of it, or nothing could be tried. */
  readonly carry: (batch: Batch) => Promise<ActReply>
  /** Why all of a batch was refused, by what `carry` threw; nothing for any other failure. */
  readonly refusal: (error: unknown) => string | undefined
  readonly isStopped: () => boolean
  /** Before each, and after the last. */
  readonly onTold: (told: Told) => void
}

/**
 * Carries out those whose end is not known yet, one after the other, until all are done or it is stopped.
 * Throws what `carry` threw; what was told until then stays true, and the next run begins with the batch
 * that was lost, by its old key.
 */
export async function runBatches(
  batches: readonly Batch[],
  before: Told,
  { carry, refusal, isStopped, onTold }: BatchRun,
): Promise<void> {
  let told = before
  for (const batch of batches.slice(before.batches)) {
    onTold(told)
    if (isStopped()) return
    try {
      told = withReply(told, batch, await carry(batch))
    } catch (error) {
      const why = refusal(error)
      if (why === undefined) throw error
      told = withRefusal(told, batch, why)
    }
  }
  onTold(told)
}
