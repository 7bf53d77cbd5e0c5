import { imageActs, type ImageSubject } from '@aloft/acts/images/image-acts'
import { imageFamily } from '@aloft/openstack/image'
import { CopyText } from '@aloft/ui/CopyButton'
import { formatFileSize } from '@aloft/list/format-size'
import { formatDisk, formatMemory } from '@aloft/ui/format-bytes'
import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { Tag } from '@aloft/ui/Tag'
import { Time } from '@aloft/ui/Time'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acts/ActButton.tsx'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { ImageServers } from './ImageServers.tsx'

const visibilities = {
  public: 'Public: in everybody’s list',
  private: 'Private: of its project alone',
  shared: 'Shared with single projects',
  community: 'Community: for whoever knows its id',
} as const

/** What an image is, and what the cloud keeps of it. */
export function ImageOverview({ image }: { image: ImageSubject }) {
  const properties = Object.entries(image.properties).toSorted(([a], [b]) =>
    a.localeCompare(b, 'en'),
  )
  return (
    <PageColumns>
      <div className={styles.column}>
        <Card title="Image">
          <PropertyList properties={facts(image)} />
        </Card>
        <Card
          title="Tags"
          actions={
            <ActButton
              head={imageActs.editTags}
              subjects={[image]}
              label="Edit"
              size="small"
            />
          }
        >
          {image.tags.length === 0 ? (
            <p className={styles.none}>None.</p>
          ) : (
            <div className={styles.tags}>
              {image.tags.map((tag) => (
                <Tag key={tag}>{tag}</Tag>
              ))}
            </div>
          )}
        </Card>
      </div>
      <div className={styles.column}>
        <Card
          title="Properties"
          actions={
            <ActButton
              head={imageActs.editProperties}
              subjects={[image]}
              label="Edit"
              size="small"
            />
          }
        >
          {properties.length === 0 ? (
            <p className={styles.none}>None.</p>
          ) : (
            <PropertyList
              properties={properties.map(([label, value]) => ({ label, value }))}
            />
          )}
        </Card>
        <ImageServers image={image} />
      </div>
    </PageColumns>
  )
}

function facts(image: ImageSubject) {
  const { region, checksum, sizeBytes, createdAt, serverId } = image
  const family = imageFamily(image)
  return [
    { label: 'Visibility', value: visibilities[image.visibility] },
    { label: 'Protected', value: image.isProtected ? 'Yes: it can not be deleted' : 'No' },
    ...(family === undefined ? [] : [{ label: 'Family', value: family }]),
    ...(image.version === undefined ? [] : [{ label: 'Version', value: image.version }]),
    {
      label: 'Size',
      value: sizeBytes === undefined ? 'No bytes yet' : formatFileSize(sizeBytes),
    },
    { label: 'Format', value: image.diskFormat?.toUpperCase() ?? 'Not told' },
    { label: 'Smallest disk', value: formatDisk(image.minimumDiskGigabytes) },
    { label: 'Least memory', value: formatMemory(image.minimumMemoryMegabytes) },
    ...(createdAt === undefined
      ? []
      : [{ label: 'Created', value: <Time at={createdAt} /> }]),
    ...(serverId === undefined
      ? []
      : [
          {
            label: 'Saved from',
            value: <Link to={paths.server(region, serverId)}>{serverId}</Link>,
          },
        ]),
    ...(checksum === undefined
      ? []
      : [{ label: 'MD5', value: <CopyText text={checksum} /> }]),
  ]
}
