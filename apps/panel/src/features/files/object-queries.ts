import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { onTouched } from '../../acts/touched.ts'
import { headContainer, headObject, type Place, readPage } from './files-api.ts'

const pageSize = 200

onTouched((client, kinds) => {
  if (!kinds.has('container') && !kinds.has('object')) return
  void client.invalidateQueries({ queryKey: ['files'] })
})

/** What lies in a folder, page by page; `search` is what names there begin with. */
export const folderQuery = ({ region, container }: Place, folder: string, search: string) =>
  infiniteQueryOptions({
    queryKey: ['files', region, container, 'folder', folder, search],
    queryFn: ({ pageParam, signal }) =>
      readPage(
        { region, container },
        {
          prefix: folder + search,
          marker: pageParam,
          delimiter: '/',
          limit: pageSize,
          signal,
        },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 5_000,
  })

/** More than this are not counted: "1,000+". */
export const mostCounted = 1_000

/** How many objects lie in a folder and below it. */
export const folderCountQuery = ({ region, container }: Place, prefix: string) =>
  queryOptions({
    queryKey: ['files', region, container, 'count', prefix],
    queryFn: async ({ signal }) => {
      const page = await readPage(
        { region, container },
        { prefix, limit: mostCounted, signal },
      )
      return { count: page.rows.length, isMore: page.next !== undefined }
    },
    staleTime: 60_000,
  })

export const containerQuery = ({ region, container }: Place) =>
  queryOptions({
    queryKey: ['files', region, container, 'head'],
    queryFn: async ({ signal }) => (await headContainer(region, container, signal)) ?? null,
    staleTime: 5_000,
  })

export const objectQuery = ({ region, container }: Place, name: string) =>
  queryOptions({
    queryKey: ['files', region, container, 'object', name],
    queryFn: async ({ signal }) =>
      (await headObject(region, container, name, signal)) ?? null,
  })
