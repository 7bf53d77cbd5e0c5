import { Type } from 'typebox'
import { readRecord, readText } from '@aloft/openstack/json-reader'
import { defineAct } from '../act.ts'
import { hclBlock, resourceName } from '../equivalents/hcl.ts'
import { commandLine } from '../equivalents/shell.ts'
import { joinedId } from '../subject-reader.ts'
import { applicationCredentialActs } from './application-credential-acts.ts'
import { lastDayAllows } from './last-day.ts'
import { cloudsFile } from './clouds-file.ts'

const input = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 255 }),
    userId: Type.String({ minLength: 1, maxLength: 255 }),
    /** For the `clouds.yaml` that it hands back. */
    authUrl: Type.String({ minLength: 1, maxLength: 2048 }),
    name: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^\\S(.*\\S)?$',
      description: 'must not begin or end with a space',
    }),
    description: Type.Optional(Type.String({ maxLength: 255 })),
    may: Type.Enum(['everything', 'look']),
    expiresAt: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'must be a day like 2027-01-31',
      }),
    ),
  },
  { additionalProperties: false },
)

const endOf = (day: string) => `${day}T23:59:59`

/** https://docs.openstack.org/api-ref/identity/v3/#create-application-credential */
export const act = defineAct(applicationCredentialActs.create, {
  input,
  fields: [
    { name: 'name', label: 'Name', kind: 'text', required: true, help: 'Of what uses it.' },
    { name: 'description', label: 'Description', kind: 'text' },
    {
      name: 'may',
      label: 'It may',
      kind: 'choice',
      required: true,
      options: [
        {
          value: 'everything',
          label: 'Do what you may do',
          help: 'With all of your roles in this project.',
        },
        { value: 'look', label: 'Look only', help: 'With the role reader.' },
      ],
    },
    {
      name: 'expiresAt',
      label: 'Last day',
      kind: 'date',
      help: 'In UTC. Without one it works until it is revoked.',
    },
  ],
  prompt: () => 'Create an application credential for this project',
  initial: () => ({ may: 'everything' as const }),
  warning: () =>
    'Its secret is shown **once**: whoever has it acts in your name in this project.',
  allows: (_subject, { expiresAt }) => lastDayAllows(expiresAt, new Date()),
  request: (_subject, { region, userId, name, description, may, expiresAt }) => [
    {
      region,
      service: 'identity',
      method: 'POST',
      path: `/users/${encodeURIComponent(userId)}/application_credentials`,
      body: {
        application_credential: {
          name,
          ...(description !== undefined && { description }),
          ...(may === 'look' && { roles: [{ name: 'reader' }] }),
          ...(expiresAt !== undefined && { expires_at: endOf(expiresAt) }),
        },
      },
    },
  ],
  equivalents: (_subject, { region, name, description, may, expiresAt }) => ({
    cli: commandLine([
      'openstack',
      '--os-region-name',
      region,
      'application',
      'credential',
      'create',
      ...(description === undefined ? [] : ['--description', description]),
      ...(may === 'look' ? ['--role', 'reader'] : []),
      ...(expiresAt === undefined ? [] : ['--expiration', endOf(expiresAt)]),
      name,
    ]),
    terraform: {
      code: hclBlock(
        `resource "openstack_identity_application_credential_v3" "${resourceName(name)}"`,
        {
          name,
          description,
          roles: may === 'look' ? ['reader'] : undefined,
          expires_at: expiresAt === undefined ? undefined : `${endOf(expiresAt)}Z`,
        },
      ),
    },
  }),
  madeId: (answers) => {
    const made = readRecord(readRecord(answers.at(-1)).application_credential)
    const id = readText(made.id)
    const user = readText(made.user_id)
    return id === undefined || user === undefined ? undefined : joinedId(user, id)
  },
  output: (answers, { authUrl, region, name }) => {
    const made = readRecord(readRecord(answers.at(-1)).application_credential)
    const id = readText(made.id) ?? ''
    const secret = readText(made.secret) ?? ''
    return {
      name,
      id,
      secret,
      cloudsFile: cloudsFile({ cloud: name, authUrl, region, id, secret }),
    }
  },
  secretOutputs: ['secret', 'cloudsFile'],
  describe: (_subjects, { name }) => `Create application credential ${name}`,
})
