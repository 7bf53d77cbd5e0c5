import { objectActs } from '@aloft/acts/files/object-acts'
import type { ContainerAccess } from '@aloft/openstack/container'
import { objectPath, type StoredObject } from '@aloft/openstack/stored-object'
import { buttonClass } from '@aloft/ui/Button'
import { CopyText } from '@aloft/ui/CopyButton'
import { Sheet } from '@aloft/ui/Dialog'
import { ErrorState } from '@aloft/ui/EmptyState'
import { formatFileSize } from '@aloft/list/format-size'
import { PropertyList } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { ActButton } from '../../acts/ActButton.tsx'
import { ActMenu } from '../../acts/ActMenu.tsx'
import { presentError } from '../../api/present-error.ts'
import { useSession } from '../../session/session.ts'
import styles from './Files.module.css'
import { objectUrl, type Place } from './files-api.ts'
import { objectQuery } from './object-queries.ts'
import { Preview } from './Preview.tsx'
import { TemporaryUrl } from './TemporaryUrl.tsx'

const groups = [
  {
    id: 'change',
    label: 'Change',
    heads: [objectActs.metadata, objectActs.expiry, objectActs.move, objectActs.copy],
  },
]

interface ObjectSheetProps {
  place: Place
  name: string
  access: ContainerAccess
  onClose: () => void
}

/** One object: what it is, what is in it, and what can be done with it. */
export function ObjectSheet({ place, name, access, onClose }: ObjectSheetProps) {
  const query = useQuery(objectQuery(place, name))
  const failure = query.error && presentError(query.error, 'The object could not be read')
  return (
    <Sheet isOpen title={name.split('/').filter(Boolean).at(-1) ?? name} onClose={onClose}>
      {query.isPending && <SkeletonRows rows={6} label="Loading the object" />}
      {failure !== null && <ErrorState {...failure} onRetry={() => void query.refetch()} />}
      {query.data === null && (
        <ErrorState
          title="There is no such object"
          message="It was deleted, renamed, or it has expired."
        />
      )}
      {query.data && <Details object={query.data} access={access} onGone={onClose} />}
    </Sheet>
  )
}

function Details({
  object,
  access,
  onGone,
}: {
  object: StoredObject
  access: ContainerAccess
  onGone: () => void
}) {
  const { endpoints } = useSession()
  const { region, container, name, metadata = {} } = object
  const isPublic = access === 'public' || access === 'listed'
  const link = `${endpoints[region]?.['object-store'] ?? ''}${objectPath(container, name)}`
  return (
    <div className={styles.sheet}>
      <div className={styles.acts}>
        <a
          className={buttonClass('primary')}
          href={objectUrl(region, container, name)}
          download={name.split('/').at(-1)}
        >
          Download
        </a>
        <ActButton head={objectActs.rename} subjects={[object]} onDone={onGone} />
        <ActMenu groups={groups} subjects={[object]} label={`More acts of ${name}`}>
          More…
        </ActMenu>
        <ActButton
          head={objectActs.delete}
          subjects={[object]}
          variant="danger"
          onDone={onGone}
        />
      </div>
      <Preview object={object} />
      <PropertyList
        properties={[
          { label: 'Name', value: <CopyText text={name} mono={false} /> },
          { label: 'Size', value: formatFileSize(object.bytes) },
          { label: 'Content type', value: object.contentType },
          {
            label: 'Changed',
            value:
              object.changedAtMs === undefined ? undefined : (
                <Time at={object.changedAtMs} />
              ),
          },
          {
            label: 'Deleted by itself',
            value:
              object.expiresAtMs === undefined ? 'Never' : <Time at={object.expiresAtMs} />,
          },
          {
            label: object.isLarge ? 'Checksum of its segments' : 'MD5',
            value: object.etag === undefined ? undefined : <CopyText text={object.etag} />,
          },
          ...Object.entries(metadata).map(([label, value]) => ({ label, value })),
          ...(isPublic ? [{ label: 'Public link', value: <CopyText text={link} /> }] : []),
        ]}
      />
      <TemporaryUrl object={object} />
    </div>
  )
}
