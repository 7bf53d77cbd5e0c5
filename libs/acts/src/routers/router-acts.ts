import { available } from '@aloft/openstack/availability'
import { routerCan } from '@aloft/openstack/network-states'
import type { Router } from '@aloft/openstack/router'
import type { ActHead } from '../act.ts'
import { makingHead } from '../making-acts.ts'

const head = (
  name: string,
  title: string,
  more: Partial<ActHead<Router>> = {},
): ActHead<Router> => ({
  id: `router.${name}`,
  title,
  role: 'member',
  subject: 'router',
  touches: ['port'],
  bulk: false,
  tone: 'default',
  available: () => available,
  ...more,
})

/** What can be done to a router. */
export const routerActs = {
  create: makingHead('router.create', 'Create router', 'router', ['port']),
  edit: head('edit', 'Edit'),
  setGateway: head('set-gateway', 'Set gateway'),
  clearGateway: head('clear-gateway', 'Clear gateway', {
    available: routerCan.clearGateway,
    tone: 'danger',
  }),
  addInterface: head('add-interface', 'Add interface'),
  removeInterface: head('remove-interface', 'Remove interface', { tone: 'danger' }),
  editRoutes: head('edit-routes', 'Edit routes'),
  delete: head('delete', 'Delete', { tone: 'danger', bulk: true }),
} as const
