import { imageActs, type ImageSubject } from '@aloft/acts/images/image-acts'
import { parseImageMembers, type ImageMember } from '@aloft/openstack/image-member'
import { Banner } from '@aloft/ui/Banner'
import { CopyText } from '@aloft/ui/CopyButton'
import { Card, PropertyList } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { ActButton } from '../../acts/ActButton.tsx'
import { presentError } from '../../api/present-error.ts'
import { readCloud } from '../../api/cloud.ts'
import styles from '../../details/Detail.module.css'
import { useSession } from '../../session/session.ts'

/** Below the image's own key, so that an act on it has them read again too. */
const membersQuery = ({ region, id }: ImageSubject) =>
  queryOptions({
    queryKey: ['resource', 'image', region, id, 'members'],
    queryFn: async ({ signal }) =>
      parseImageMembers(
        await readCloud({
          region,
          service: 'image',
          path: `/images/${encodeURIComponent(id)}/members`,
          signal,
        }),
      ),
  })

const answers = {
  pending: 'Has not answered yet',
  accepted: 'Accepted: in its list',
  rejected: 'Rejected: not in its list',
} as const

/** With whom an image is shared, and the answer to one that is shared with this project. */
export function ImageSharing({ image }: { image: ImageSubject }) {
  const { project } = useSession()
  if (image.visibility !== 'shared') {
    return (
      <Banner tone="info">
        Single projects can be given an image whose visibility is shared. This one is{' '}
        {image.visibility}.
      </Banner>
    )
  }
  return image.owner === project.id ? <Members image={image} /> : <Answer image={image} />
}

function Members({ image }: { image: ImageSubject }) {
  const { data, error } = useQuery(membersQuery(image))
  if (error !== null)
    return <Banner tone="bad">{presentError(error, 'Sharing').message}</Banner>
  return (
    <Card
      title="Projects that may use it"
      actions={<ActButton head={imageActs.share} subjects={[image]} size="small" />}
    >
      {data === undefined && <SkeletonRows rows={2} />}
      {data?.length === 0 && <p className={styles.none}>None beside its own.</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.plainList}>
          {data.map((member) => (
            <Member key={member.projectId} image={image} member={member} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Member({ image, member }: { image: ImageSubject; member: ImageMember }) {
  const { projectId, status } = member
  return (
    <li className={styles.toolbar}>
      <CopyText text={projectId} />
      <span>{answers[status]}</span>
      <ActButton
        head={imageActs.unshare}
        subjects={[image]}
        initial={{ project: projectId }}
        size="small"
      />
    </li>
  )
}

/** Says above the page of an image that it is offered, and that an answer is awaited. */
export function OfferedImage({ image }: { image: ImageSubject }) {
  const { project } = useSession()
  const isForeign = image.visibility === 'shared' && image.owner !== project.id
  const { data } = useQuery({ ...membersQuery(image), enabled: isForeign })
  const own = data?.find(({ projectId }) => projectId === project.id)
  if (!isForeign || own?.status !== 'pending') return null
  return (
    <Banner tone="info" action={<AnswerButtons image={image} />}>
      Another project offers this image: accepted, it stands among the images of this one.
    </Banner>
  )
}

function AnswerButtons({ image }: { image: ImageSubject }) {
  const { project } = useSession()
  return [imageActs.reject, imageActs.accept].map((head) => (
    <ActButton
      key={head.id}
      head={head}
      subjects={[image]}
      initial={{ project: project.id }}
      size="small"
    />
  ))
}

function Answer({ image }: { image: ImageSubject }) {
  const { project } = useSession()
  const { data } = useQuery(membersQuery(image))
  const status = data?.find(({ projectId }) => projectId === project.id)?.status
  return (
    <Card
      title="Offered by another project"
      // While it is pending they stand above the page.
      actions={status !== 'pending' && <AnswerButtons image={image} />}
    >
      <PropertyList
        properties={[
          { label: 'Its project', value: <CopyText text={image.owner ?? ''} /> },
          {
            label: 'Your answer',
            value: status === undefined ? 'Not told' : answers[status],
          },
        ]}
      />
    </Card>
  )
}
