import { Card, PageColumns, PropertyList } from '@aloft/ui/Page'
import { SkeletonText } from '@aloft/ui/Skeleton'
import { VisuallyHidden } from '@aloft/ui/VisuallyHidden'
import styles from '../../../details/Detail.module.css'

const properties = [
  'Image',
  'Flavor',
  'Size',
  'Price',
  'Key pair',
  'Zone',
  'Created',
  'Launched',
  'Changed',
]

/** The overview while the server is read: its cards, and what they tell of any server. */
export function OverviewToCome() {
  return (
    <div role="status">
      <VisuallyHidden>Loading the server</VisuallyHidden>
      <div aria-hidden="true">
        <PageColumns>
          <div className={styles.column}>
            <Card title="Properties">
              <PropertyList
                properties={properties.map((label) => ({
                  label,
                  value: <SkeletonText width="name" />,
                }))}
              />
            </Card>
          </div>
          <div className={styles.column}>
            {['Tags', 'Metadata', 'Security groups'].map((title) => (
              <Card key={title} title={title}>
                <SkeletonText width="name" />
              </Card>
            ))}
          </div>
        </PageColumns>
      </div>
    </div>
  )
}
