import type { Subject } from '@aloft/acts/act'
import { subjectNouns } from '@aloft/acts/subject-kind'
import { Breadcrumbs, PageBody, PageHeader } from '@aloft/ui/Page'
import { Part } from '@aloft/ui/Part'
import { SkeletonRows } from '@aloft/ui/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { ResourceKind } from '../lists/resource-kind.ts'
import { resourceQuery } from '../lists/resource-queries.ts'
import { useRegionName } from '../session/session.ts'
import { usePageTitle } from '../shell/page-title.ts'
import { ActivityTab } from './ActivityTab.tsx'
import { DetailActs } from './DetailActs.tsx'
import { DetailFailure } from './DetailFailure.tsx'
import { DetailTabs } from './DetailTabs.tsx'
import { HeadToCome } from './HeadToCome.tsx'
import { StaleBanner } from './StaleBanner.tsx'

/** A part of the page of a thing, under an address of its own. */
export interface DetailTab<Item extends Subject> {
  /** In the address; the first tab's is left out. */
  readonly id: string
  readonly label: string
  render(item: Item): ReactNode
}

export interface ResourceDetailProps<Item extends Subject> {
  kind: ResourceKind<Item>
  /** The page of all of them. */
  list: string
  /** Of this thing, or of one of its tabs. */
  href: (region: string, id: string, tab?: string) => string
  /** The name, where it can be edited in place. */
  title?: (item: Item) => ReactNode
  /** The line below the name: status, region, id. */
  facts: (item: Item, regionName: string) => ReactNode
  /** Acts that are seen as buttons; the others stand in the menu. */
  shownActs: (item: Item) => readonly ResourceKind<Item>['bulkActs'][number][]
  /** Below the head, before the tabs: what matters before anything else. */
  banners?: (item: Item) => ReactNode
  /** What the activity tab follows. */
  tabs: readonly DetailTab<Item>[]
}

/** The routes are made from text, so the router does not know their parameters' types. */
function readParameters(parameters: object): { region: string; id: string; tab?: string } {
  const { region, id, tab } = parameters as Record<string, string | undefined>
  return { region: region ?? '', id: id ?? '', ...(tab !== undefined && { tab }) }
}

/** The page of one thing: head with acts, tabs, and what was done to it. */
export function ResourceDetail<Item extends Subject>(props: ResourceDetailProps<Item>) {
  const { kind, list, href, tabs } = props
  const { region, id, tab } = readParameters(useParams({ strict: false }))
  const query = useQuery(resourceQuery(kind, region, id))
  const { data: item, error } = query
  const noun = subjectNouns[kind.id].one
  const capital = noun.charAt(0).toUpperCase() + noun.slice(1)
  usePageTitle(item?.name ?? capital, kind.title)
  const regionName = useRegionName()(region)
  // Whoever deletes it here may be told by its absence before the cloud has answered: the popover stays
  // until then, and leads on to the list.
  const [isActing, setActing] = useState(false)
  const isGone = !isActing && error instanceof ApiError && error.details.status === 404
  const crumbs = (
    <Breadcrumbs>
      {[
        <Link key="all" to={list}>
          {kind.title}
        </Link>,
        // Where all regions have the same things it says nothing.
        ...(kind.shared === true
          ? []
          : [
              <Link key="region" to={list} search={{ region }}>
                {regionName}
              </Link>,
            ]),
      ]}
    </Breadcrumbs>
  )
  if (error !== null && (item === undefined || isGone)) {
    return (
      <>
        <PageHeader title={item?.name ?? capital} breadcrumbs={crumbs} />
        <DetailFailure
          noun={noun}
          list={{ href: list, title: kind.title }}
          error={error}
          regionName={regionName}
          wasSeen={item !== undefined}
          onRetry={() => void query.refetch()}
        />
      </>
    )
  }
  const all: readonly DetailTab<Item>[] = [
    ...tabs,
    {
      id: 'activity',
      label: 'Activity',
      render: (subject) => <ActivityTab subject={subject} />,
    },
  ]
  const shown = all.find((one) => one.id === tab) ?? all[0]
  return (
    <>
      {item === undefined ? (
        <HeadToCome noun={capital} breadcrumbs={crumbs} />
      ) : (
        <PageHeader
          breadcrumbs={crumbs}
          title={props.title?.(item) ?? item.name}
          beside={props.facts(item, regionName)}
          actions={
            <DetailActs
              kind={kind}
              item={item}
              shown={props.shownActs(item)}
              list={list}
              onOpenChange={setActing}
            />
          }
        />
      )}
      <PageBody>
        {error !== null && (
          <StaleBanner error={error} onRetry={() => void query.refetch()} />
        )}
        {item !== undefined && props.banners?.(item)}
        <DetailTabs
          label={`Parts of ${item?.name ?? `the ${noun}`}`}
          selected={shown?.id ?? ''}
          tabs={all.map(({ id: tabId, label }, at) => ({
            id: tabId,
            label,
            href: href(region, id, at === 0 ? undefined : tabId),
          }))}
        />
        {item === undefined ? (
          <SkeletonRows rows={8} label={`Loading the ${noun}`} />
        ) : (
          <Part key={shown?.id} inPlace fallback={<SkeletonRows rows={6} />}>
            {shown?.render(item)}
          </Part>
        )}
      </PageBody>
    </>
  )
}
