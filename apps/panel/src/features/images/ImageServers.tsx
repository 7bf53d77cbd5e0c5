import type { ImageSubject } from '@aloft/acts/images/image-acts'
import { facetValue } from '@aloft/list/view'
import { readEach, readRecord, readText } from '@aloft/openstack/json-reader'
import { Card } from '@aloft/ui/Page'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { QueryStates } from '../../acts/QueryStates.tsx'
import { readCloud } from '../../api/cloud.ts'
import styles from '../../details/Detail.module.css'
import { paths } from '../../paths.ts'
import { useSession } from '../../session/session.ts'

const mostShown = 8
/** Nova's own bound of a page; of more there is said that there are at least so many. */
const mostRead = 1000

/** https://docs.openstack.org/api-ref/compute/#list-servers, `image` */
const serversQuery = ({ region, id }: ImageSubject) =>
  queryOptions({
    queryKey: ['cloud', region, 'servers-of-image', id],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ image: id, limit: String(mostRead) })
      const path = `/servers?${query}`
      const answer = await readCloud({ region, service: 'compute', path, signal })
      return readEach(answer, 'servers', (value) => {
        const server = readRecord(value)
        const serverId = readText(server.id)
        return serverId === undefined
          ? undefined
          : { id: serverId, name: readText(server.name) ?? serverId }
      })
    },
  })

/** The servers of the project that were made from an image. */
export function ImageServers({ image }: { image: ImageSubject }) {
  const { regions } = useSession()
  const isOffered = regions.some(
    ({ id, services }) => id === image.region && services.includes('compute'),
  )
  return isOffered ? <Servers image={image} /> : null
}

function Servers({ image }: { image: ImageSubject }) {
  const { region, name } = image
  const query = useQuery(serversQuery(image))
  const count = query.data?.length ?? 0
  const words = count === mostRead ? `${mostRead} or more` : String(count)
  return (
    <Card
      title={count === 0 ? 'Servers made from it' : `Servers made from it: ${words}`}
      actions={
        count > 0 && (
          <Link
            to={paths.servers()}
            search={{ image: facetValue(name), region }}
            className={styles.inline}
          >
            Show in the list
          </Link>
        )
      }
    >
      <QueryStates query={query} failed="The servers could not be read" rows={2}>
        {(servers) =>
          servers.length === 0 ? (
            <p className={styles.none}>None in this project.</p>
          ) : (
            <ul className={styles.plainList}>
              {servers.slice(0, mostShown).map((server) => (
                <li key={server.id}>
                  <Link to={paths.server(region, server.id)}>{server.name}</Link>
                </li>
              ))}
              {servers.length > mostShown && (
                <li className={styles.none}>and {servers.length - mostShown} more</li>
              )}
            </ul>
          )
        }
      </QueryStates>
    </Card>
  )
}
