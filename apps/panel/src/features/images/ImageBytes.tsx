import { imageActs, type ImageSubject } from '@aloft/acts/images/image-acts'
import { mayAct } from '@aloft/acts/role'
import { parseNewestTask } from '@aloft/openstack/image-task'
import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { formatFileSize } from '@aloft/list/format-size'
import { notify } from '@aloft/ui/Notices'
import { Card } from '@aloft/ui/Page'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ActButton } from '../../acts/ActButton.tsx'
import { readCloud } from '../../api/cloud.ts'
import { presentError } from '../../api/present-error.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'
import { scopeOf } from '../../session/shown-scope.ts'
import { FilePick } from '../../uploads/FilePick.tsx'
import uploadStyles from '../../uploads/Uploads.module.css'
import {
  addImageUpload,
  cutOffUpload,
  discardCutOff,
  isFileOf,
  uploadIdOf,
  type CutOffUpload,
} from './upload/image-uploads.ts'
import { ImageUploadRow } from './upload/ImageUploadRow.tsx'
import { useImageUploads } from './upload/use-image-uploads.ts'

/** Of an import that is awaited, and where somebody may begin one. */
const [lookMs, restMs] = [2_000, 15_000]
const isUnderWay = (status: string | undefined) =>
  status === 'pending' || status === 'processing'

/** Below the image's own key, so that an act on it has it read again too. */
const taskQuery = ({ region, id }: ImageSubject) =>
  queryOptions({
    queryKey: ['resource', 'image', region, id, 'task'],
    queryFn: async ({ signal }) => {
      const path = `/images/${encodeURIComponent(id)}/tasks`
      return (
        parseNewestTask(await readCloud({ region, service: 'image', path, signal })) ?? null
      )
    },
    refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? lookMs : restMs),
  })

/** How an image comes to its bytes: the upload that is under way, or what can be done to have some. */
export function ImageBytes({ image }: { image: ImageSubject }) {
  const session = useSession()
  const navigate = useNavigate()
  const id = uploadIdOf({ region: image.region, imageId: image.id })
  const upload = useImageUploads().find((each) => each.id === id)
  if (upload !== undefined) {
    return (
      <Card flush title="Upload">
        <ul className={uploadStyles.uploads}>
          <ImageUploadRow
            upload={upload}
            onAborted={() => void navigate({ to: paths.images() })}
          />
        </ul>
      </Card>
    )
  }
  const cutOff = cutOffUpload(scopeOf(session), { region: image.region, imageId: image.id })
  const isOpen = image.status === 'queued' || image.status === 'saving'
  if (cutOff !== undefined && isOpen) return <CutOff image={image} cutOff={cutOff} />
  return image.status === 'queued' ? <NoBytes image={image} /> : null
}

/** The way on for an image that is only a record. */
function NoBytes({ image }: { image: ImageSubject }) {
  const { data: task } = useQuery(taskQuery(image))
  const from = task?.uri === undefined ? '' : ` from ${task.uri}`
  if (isUnderWay(task?.status))
    return <Banner tone="info">The cloud is fetching its file{from}.</Banner>
  const ways = (
    <>
      <ActButton head={imageActs.import} subjects={[image]} size="small" />
      <UploadInto image={image} />
    </>
  )
  return task?.status === 'failure' ? (
    <Banner tone="bad" action={ways}>
      The cloud could not fetch its file{from}
      {task.message === undefined ? '' : `: ${task.message}`}. The image is there, without
      bytes: import another file, upload one, or delete it.
    </Banner>
  ) : (
    <Banner tone="info" action={ways}>
      It has no bytes yet: no server can be made from it until a file is uploaded, or the
      cloud has fetched one.
    </Banner>
  )
}

/** Picks the file of an image that has none. */
function UploadInto({ image }: { image: ImageSubject }) {
  const session = useSession()
  const { region, id: imageId, name } = image
  const can = mayAct(imageActs.import, image, session)
  return (
    <FilePick
      size="small"
      label={`File of ${name}`}
      disabledReason={can.can ? undefined : can.reason}
      onPick={(file) =>
        addImageUpload(scopeOf(session), { region, imageId, name, file, madeForIt: false })
      }
    >
      Upload a file
    </FilePick>
  )
}

/** An upload whose page was loaded anew: it goes on when the same file is picked. */
function CutOff({ image, cutOff }: { image: ImageSubject; cutOff: CutOffUpload }) {
  const session = useSession()
  const scope = scopeOf(session)
  const { region, id: imageId, name } = image
  const { fileName, size, madeForIt } = cutOff
  const [problem, setProblem] = useState<string>()
  const [isGone, setGone] = useState(false)
  if (isGone) return null
  function pick(file: File) {
    if (isFileOf(cutOff, file))
      addImageUpload(scope, { region, imageId, name, file, madeForIt })
    else
      setProblem(
        `${file.name} is another file, or was changed since: it can not go on where it stopped.`,
      )
  }
  async function discard() {
    try {
      await discardCutOff(scope, { region, imageId })
      setGone(true)
    } catch (error) {
      const { message } = presentError(error, name)
      notify({ tone: 'bad', title: 'The upload could not be given up', body: message })
    }
  }
  return (
    <Banner
      tone="warn"
      action={
        <>
          <FilePick size="small" label={`File of ${name}`} onPick={pick}>
            Pick the file to go on
          </FilePick>
          <Button size="small" onClick={() => void discard()}>
            Discard
          </Button>
        </>
      }
    >
      The upload of {fileName} ({formatFileSize(size)}) was cut off when the page was left.
      {problem !== undefined && ` ${problem}`}
    </Banner>
  )
}
