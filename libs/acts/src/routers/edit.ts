import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { changes, networkCall } from '../networks/network-call.ts'
import { networkName, networkText } from '../networks/network-input.ts'
import { changedBlock } from '../networks/network-terraform.ts'
import { routerActs } from './router-acts.ts'

const input = Type.Object(
  {
    name: networkName,
    description: Type.Optional(networkText),
    switchedOff: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/network/v2/#update-router */
export const act = defineAct(routerActs.edit, {
  input,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true },
    { name: 'description', label: 'Description', kind: 'text' },
    { name: 'switchedOff', label: 'Switched off', kind: 'flag' },
  ],
  submit: 'Save',
  initial: ([router]) =>
    router === undefined
      ? {}
      : {
          name: router.name,
          description: router.description ?? '',
          switchedOff: !router.adminStateUp,
        },
  warning: ([router], { switchedOff }) =>
    router?.adminStateUp === true && switchedOff === true
      ? 'Networks behind it are **cut off** until it is switched on again.'
      : undefined,
  request: ({ region, id }, { name, description, switchedOff }) => [
    networkCall(region, 'PUT', ['routers', id], {
      router: changes({ name, description, admin_state_up: switchedOff !== true }),
    }),
  ],
  equivalents: (router, { name, description, switchedOff }) => ({
    cli: openstackLine(router.region, [
      'router',
      'set',
      '--name',
      name,
      ...(description === undefined ? [] : ['--description', description]),
      switchedOff === true ? '--disable' : '--enable',
      router.id,
    ]),
    terraform: changedBlock('router_v2', 'router', router, {
      name,
      description,
      admin_state_up: switchedOff !== true,
    }),
  }),
  describe: (subjects) => `Edit router ${subjectNames(subjects, 'routers')}`,
})
