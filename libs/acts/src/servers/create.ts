import { readRecord, readText } from '@aloft/openstack/json-reader'
import { computeVersions } from '@aloft/openstack/microversions'
import { defineAct } from '../act.ts'
import { base64OfText } from '../base64.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { createServerHead } from '../making-acts.ts'
import { base64Placeholder, isPlaceholder } from '../secrets.ts'
import type { UpstreamCall } from '../upstream-call.ts'
import { readAdminPassword } from './admin-password.ts'
import { createInput, type CreateInput } from './create-input.ts'
import { createTerraform } from './create-terraform.ts'

const hasEntries = (list: readonly unknown[] | undefined) =>
  list !== undefined && list.length > 0

function createCall(input: CreateInput): UpstreamCall {
  const { networks, securityGroups, userData, tags, metadata } = input
  return {
    region: input.region,
    service: 'compute',
    method: 'POST',
    path: '/servers',
    microversion: computeVersions.createWithTags,
    body: {
      server: {
        name: input.names[0],
        imageRef: input.image,
        flavorRef: input.flavor,
        networks: hasEntries(networks) ? networks?.map((uuid) => ({ uuid })) : 'auto',
        key_name: input.keyPair,
        security_groups: hasEntries(securityGroups)
          ? securityGroups?.map((name) => ({ name }))
          : undefined,
        availability_zone: input.zone,
        user_data: userData ? encodedUserData(userData) : undefined,
        tags: hasEntries(tags) ? tags : undefined,
        metadata:
          metadata !== undefined && Object.keys(metadata).length > 0 ? metadata : undefined,
      },
    },
  }
}

function encodedUserData(text: string): string {
  return isPlaceholder(text) ? base64Placeholder('userData') : base64OfText(text)
}

function createLine(input: CreateInput): string {
  const each = (option: string, values: readonly string[] | undefined) =>
    (values ?? []).flatMap((value) => [option, value])
  return openstackLine(input.region, [
    // The client's own default is 2.1, which knows neither.
    ...(hasEntries(input.tags)
      ? ['--os-compute-api-version', computeVersions.createWithTags]
      : hasEntries(input.networks)
        ? []
        : ['--os-compute-api-version', computeVersions.automaticNetwork]),
    'server',
    'create',
    '--image',
    input.image,
    '--flavor',
    input.flavor,
    ...(hasEntries(input.networks) ? each('--network', input.networks) : ['--nic', 'auto']),
    ...(input.keyPair === undefined ? [] : ['--key-name', input.keyPair]),
    ...each('--security-group', input.securityGroups),
    ...(input.zone === undefined ? [] : ['--availability-zone', input.zone]),
    ...(input.userData ? ['--user-data', 'user-data.txt'] : []),
    ...each('--tag', input.tags),
    ...each(
      '--property',
      Object.entries(input.metadata ?? {}).map(([key, value]) => `${key}=${value}`),
    ),
    '--wait',
    input.names[0],
  ])
}

/** https://docs.openstack.org/api-ref/compute/#create-server */
export const act = defineAct(createServerHead, {
  input: createInput,
  fields: [
    { name: 'names', label: 'Name', kind: 'names', required: true },
    { name: 'region', label: 'Region', kind: 'region', required: true },
    { name: 'image', label: 'Image', kind: 'image', required: true },
    { name: 'flavor', label: 'Size', kind: 'flavor', required: true },
    { name: 'networks', label: 'Networks', kind: 'networks' },
    { name: 'keyPair', label: 'Key pair', kind: 'keyPair' },
    { name: 'securityGroups', label: 'Security groups', kind: 'securityGroups' },
    { name: 'zone', label: 'Availability zone', kind: 'zone' },
    // It often holds passwords, so it is kept nowhere.
    { name: 'userData', label: 'User data', kind: 'multiline', secret: true },
    { name: 'tags', label: 'Tags', kind: 'tags' },
    { name: 'metadata', label: 'Metadata', kind: 'metadata' },
  ],
  split: (input) => input.names.map((name) => ({ ...input, names: [name] })),
  request: (_subject, input) => [createCall(input)],
  equivalents: (_subject, input) => ({
    cli: createLine(input),
    terraform: { code: createTerraform(input) },
  }),
  madeId: (answers) => readText(readRecord(readRecord(answers.at(-1)).server).id),
  output: (answers, input) => ({ name: input.names[0], ...readAdminPassword(answers) }),
  secretOutputs: ['adminPassword'],
  settles: { busy: ['BUILD'], done: ['ACTIVE'] },
  describe: (_subjects, { names, region }, regionName) =>
    names.length === 1
      ? `Create ${names[0]} in ${regionName(region)}`
      : `Create ${names.length} servers in ${regionName(region)}`,
})
