import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { openstackLine } from '../equivalents/shell.ts'
import { fileMetadata } from './file-input.ts'
import { objectActs } from './object-acts.ts'
import { changeObject, objectBlock } from './object-call.ts'

const input = Type.Object(
  {
    contentType: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^[\\w.+-]+/[\\w.+-]+(\\s*;.*)?$',
      description: 'must be a type such as text/plain',
    }),
    metadata: fileMetadata,
  },
  { additionalProperties: false },
)

/** https://docs.openstack.org/api-ref/object-store/#create-or-update-object-metadata */
export const act = defineAct(objectActs.metadata, {
  input,
  fields: [
    { name: 'contentType', label: 'Content type', kind: 'text', required: true },
    { name: 'metadata', label: 'Metadata', kind: 'metadata', required: true },
  ],
  submit: 'Save metadata',
  prompt: (objects) => `Edit metadata of ${subjectNames(objects, 'objects')}`,
  initial: ([object]) => ({
    contentType: object?.contentType ?? '',
    metadata: { ...object?.metadata },
  }),
  request: (object, { contentType, metadata }) => [
    changeObject(object, { contentType, metadata }),
  ],
  equivalents: ({ region, container, name }, { contentType, metadata }) => {
    const set = Object.entries(metadata).flatMap(([key, value]) => [
      '--property',
      `${key}=${value}`,
    ])
    const verb = set.length > 0 ? 'set' : 'show'
    return {
      cli: openstackLine(region, ['object', verb, ...set, container, name]),
      terraform: objectBlock(container, name, { content_type: contentType, metadata }),
    }
  },
  describe: (objects) => `Edit metadata of ${subjectNames(objects, 'objects')}`,
})
