import { containerActs } from '@aloft/acts/files/container-acts'
import { accessLabels } from '@aloft/openstack/container'
import { formatFileSize } from '@aloft/list/format-size'
import { ErrorState } from '@aloft/ui/EmptyState'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { Badge } from '@aloft/ui/Tag'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ActButton } from '../../acts/ActButton.tsx'
import { ActMenu } from '../../acts/ActMenu.tsx'
import { presentError } from '../../api/present-error.ts'
import listStyles from '../../lists/ListPage.module.css'
import { paths } from '../../paths.ts'
import { useRegionName } from '../../session/session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { containerKind } from './container-kind.ts'
import { Folder } from './Folder.tsx'
import { ObjectSheet } from './ObjectSheet.tsx'
import { containerQuery } from './object-queries.ts'
import { UploadButton } from './upload/UploadButton.tsx'

/** The routes are made from text, so the router does not know the types of their parameters. */
function texts(parameters: object): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  )
}

function usePlace() {
  const parameters = texts(useParams({ strict: false }))
  const search = texts(useSearch({ strict: false }))
  return {
    place: { region: parameters['region'] ?? '', container: parameters['id'] ?? '' },
    folder: search['folder'] ?? '',
    object: search['object'],
    /** What else stands in the address: the view of the list. */
    beside: Object.fromEntries(
      Object.entries(search).filter(([name]) => name !== 'object'),
    ),
  }
}

/** One container, folder by folder. */
export function ContainerPage() {
  const { place, folder, object, beside } = usePlace()
  const { region, container } = place
  const navigate = useNavigate()
  const query = useQuery(containerQuery(place))
  const regionName = useRegionName()(region)
  usePageTitle(container, 'Files')
  const page = paths.container(region, container)
  const parts = folder.split('/').filter(Boolean)
  const crumbs = (
    <Breadcrumbs>
      {[
        <Link key="all" to={paths.files()}>
          Files
        </Link>,
        <Link key="region" to={paths.files()} search={{ region }}>
          {regionName}
        </Link>,
        ...(parts.length === 0
          ? []
          : [
              <Link key="container" to={page}>
                {container}
              </Link>,
            ]),
        ...parts.slice(0, -1).map((part, index) => (
          <Link
            key={`folder-${index}`}
            to={page}
            search={{ folder: `${parts.slice(0, index + 1).join('/')}/` }}
          >
            {part}
          </Link>
        )),
      ]}
    </Breadcrumbs>
  )
  const title = parts.at(-1) ?? container
  const found = query.data
  if (found === undefined || found === null) {
    const failure =
      query.error && presentError(query.error, 'The container could not be read')
    return (
      <>
        <PageHeader title={title} breadcrumbs={crumbs} />
        <PageBody>
          {query.isPending && <SkeletonRows rows={8} label="Loading the container" />}
          {failure !== null && (
            <ErrorState {...failure} onRetry={() => void query.refetch()} />
          )}
          {found === null && (
            <ErrorState
              title="There is no such container"
              message={`${regionName} has no container ${container}: it may have been deleted.`}
              actions={<Link to={paths.files()}>All containers</Link>}
            />
          )}
        </PageBody>
      </>
    )
  }
  return (
    <div className={listStyles.page}>
      <PageHeader
        title={title}
        breadcrumbs={crumbs}
        beside={
          <>
            <span>
              {found.objects.toLocaleString('en')}{' '}
              {found.objects === 1 ? 'object' : 'objects'}, {formatFileSize(found.bytes)}
            </span>
            <Badge tone={found.access === 'private' ? 'off' : 'warn'}>
              {accessLabels[found.access ?? 'private']}
            </Badge>
            {found.website !== undefined && <Badge tone="ok">Website</Badge>}
          </>
        }
        actions={
          <>
            <ActMenu
              groups={containerKind.acts}
              subjects={[found]}
              label="Acts of the container"
            >
              Container…
            </ActMenu>
            <ActButton
              head={containerActs.createFolder}
              subjects={[found]}
              initial={{ name: folder }}
            />
            <UploadButton place={place} folder={folder} />
          </>
        }
      />
      <Folder key={folder} container={found} folder={folder} />
      {object !== undefined && (
        <ObjectSheet
          place={place}
          name={object}
          access={found.access ?? 'private'}
          onClose={() => void navigate({ to: page, search: beside })}
        />
      )}
    </div>
  )
}
