import { imageActs } from '@aloft/acts/images/image-acts'
import { CreateFrame } from '../../../acts/CreateFrame.tsx'
import { paths } from '../../../paths.ts'
import { CreateImageForm } from './CreateImageForm.tsx'

/** One page that asks for an image: of a file that is uploaded, of an address, or the record alone. */
export function CreateImagePage() {
  return (
    <CreateFrame head={imageActs.create} list={{ title: 'Images', path: paths.images() }}>
      {(act) => <CreateImageForm act={act} />}
    </CreateFrame>
  )
}
