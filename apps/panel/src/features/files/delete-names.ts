import type { gateway } from '@aloft/contracts/gateway'
import type { StoredObject } from '@aloft/openstack/stored-object'
import { ApiError } from '../../api/api-error.ts'
import { api } from '../../api/api.ts'
import { newUuid } from '../../api/random-id.ts'
import type { Place } from './files-api.ts'

const call = api<typeof gateway>('gateway')
const actId = 'container.delete-objects'

/**
 * Deletes up to a thousand objects by one act; `below` is the folder
 * that they are of, for the activity. Throws `ApiError`: what Swift refused, or left, by name.
 */
export async function deleteNames(
  { region, container }: Place,
  objects: readonly Pick<StoredObject, 'name' | 'isLarge'>[],
  below = '',
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
        ...(below !== '' && { below }),
      },
    },
  })
  const [outcome] = reply.outcomes
  if (outcome?.state === 'done') return
  const { message = 'The cloud did not say why.', upstream } = outcome ?? {}
  // The words name what is left; they are for the person.
  throw new ApiError('cloud_refused', message, {
    status: upstream?.status ?? 409,
    traceId: '',
    ...(upstream !== undefined && { upstream }),
  })
}
