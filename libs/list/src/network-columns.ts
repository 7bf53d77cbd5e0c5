import { networkStatuses, networkStatusWords } from '@aloft/openstack/network-status'
import type { Column } from './column.ts'

/** Active, down, switched off: networks, routers and ports share the words. */
export const networkStatusColumn: Column = {
  id: 'status',
  label: 'Status',
  kind: 'status',
  width: 116,
  sortable: true,
  facet: {
    labelOf: (key) => networkStatusWords(key).label,
    values: networkStatuses,
    spelled: (typed) => networkStatuses.find((key) => key === typed.toUpperCase()) ?? typed,
  },
  labelOf: (key) => networkStatusWords(String(key)).label,
  toneOf: (key) => networkStatusWords(key).tone,
}

export const descriptionColumn: Column = {
  id: 'description',
  label: 'Description',
  kind: 'text',
  width: 220,
  sortable: true,
  search: true,
  hidden: 'optional',
}

export const createdColumn: Column = {
  id: 'created',
  label: 'Created',
  kind: 'date',
  width: 130,
  sortable: true,
  hidden: 'optional',
}

/** Milliseconds since the epoch; absent when the text is no time. */
export function timeCell(text: string | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}
