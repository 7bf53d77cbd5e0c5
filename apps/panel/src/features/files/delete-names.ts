import type { gateway } from '@aloft/contracts/gateway'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { api } from '../../api/api.ts'
import { newUuid } from '../../api/random-id.ts'
import type { Place } from './files-api.ts'

const call = api<typeof gateway>('gateway')
const actId = 'container.delete-objects'

/** Deletes up to a thousand objects by one act. Throws what Swift refused, or left. */
export async function deleteNames(
  { region, container }: Place,
  objects: readonly Pick<StoredObject, 'name' | 'isLarge'>[],
): Promise<void> {
  const large = objects.filter(({ isLarge }) => isLarge).map(({ name }) => name)
  const reply = await call('POST /acts', {
    body: {
      act: actId,
      key: newUuid(),
      targets: [{ region, id: container }],
      input: {
        names: objects.map(({ name }) => name),
        ...(large.length > 0 && { large }),
      },
    },
  })
  const [outcome] = reply.outcomes
  if (outcome?.state !== 'done') throw new Error(outcome?.message ?? 'It was not done.')
}
