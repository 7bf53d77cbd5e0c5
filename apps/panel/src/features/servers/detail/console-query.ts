import { readRecord } from '@aloft/openstack/json-reader'
import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../api/request.ts'

/** The last `lines` of a server's console, or all that the cloud keeps. */
export const consoleQuery = (region: string, id: string, lines: number | undefined) =>
  queryOptions({
    queryKey: ['server', region, id, 'console', lines ?? 'all'],
    retry: false,
    queryFn: async ({ signal }): Promise<string> => {
      // Nova reads the console by an action. It changes nothing, so it needs no act.
      const url = `/api/cloud/${encodeURIComponent(region)}/compute/servers/${encodeURIComponent(id)}/action`
      const body = { 'os-getConsoleOutput': lines === undefined ? {} : { length: lines } }
      const response = await request(url, { method: 'POST', body, signal })
      const { output } = readRecord(await response.json())
      return typeof output === 'string' ? output : ''
    },
  })
