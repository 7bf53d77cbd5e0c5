import { segmentContainer } from '@aloft/openstack/manifest'
import { notify } from '@aloft/ui/Notices'
import { presentError } from '../../../api/present-error.ts'
import type { Removal } from './remove-segments.ts'

/** Gives an upload up, and tells the person what of it stays. */
export async function giveUp(
  { container, name }: { readonly container: string; readonly name: string },
  remove: () => Promise<Removal>,
): Promise<void> {
  try {
    const removal = await remove()
    if (removal === 'arrived')
      notify({
        tone: 'warn',
        title: `${name} had arrived already`,
        body: 'Delete it in its folder if nobody wants it.',
      })
    if (removal === 'left')
      notify({
        tone: 'warn',
        title: `Segments of ${name} may have stayed`,
        body: `An object may be made of them, so they were not deleted. They lie in ${segmentContainer(container)}, below ${name}/slo/.`,
      })
  } catch (error) {
    notify({
      tone: 'bad',
      title: `Segments of ${name} could not be removed`,
      body: presentError(error, name).message,
    })
  }
}
