import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { zoneActs } from './zone-acts.ts'

/** https://docs.openstack.org/api-ref/dns/#delete-a-zone */
export const act = defineAct(zoneActs.delete, {
  input: Type.Object({}, { additionalProperties: false }),
  fields: [],
  prompt: (zones) => `Delete ${subjectNames(zones, 'zones')}?`,
  submit: 'Delete for good',
  warning: (zones) =>
    `${zones.length === 1 ? 'All its records' : 'All their records'} are **deleted for good**. Web sites, mail and everything else that is found by these names stops being found. Download the zone file first if you may want it back.`,
  confirmByName: () => true,
  request: ({ region, id }) => [
    {
      region,
      service: 'dns',
      method: 'DELETE',
      path: `/zones/${encodeURIComponent(id)}`,
    },
  ],
  equivalents: ({ region, id }) => ({
    cli: openstackLine(region, ['zone', 'delete', id]),
    terraform: {
      reason:
        "Remove the zone's block from the configuration; the next terraform apply deletes it.",
    },
  }),
  settles: { busy: ['PENDING'], done: ['DELETED'] },
  describe: (zones) =>
    `Delete ${zones.length === 1 ? 'zone ' : ''}${subjectNames(zones, 'zones')}`,
})
