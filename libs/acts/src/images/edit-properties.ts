import { Type } from 'typebox'
import { defineAct, subjectNames } from '../act.ts'
import { imageActs, type ImageSubject } from './image-acts.ts'
import { changedImage, imageLine, patchCall, type PatchStep } from './image-call.ts'
import { imageProperties } from './image-input.ts'

const input = Type.Object({ properties: imageProperties }, { additionalProperties: false })

type Properties = Readonly<Record<string, string>>

const goneFrom = ({ properties: had }: ImageSubject, now: Properties): string[] =>
  Object.keys(had).filter((name) => !Object.hasOwn(now, name))

const changedIn = ({ properties: had }: ImageSubject, now: Properties) =>
  Object.entries(now).filter(([name, value]) => had[name] !== value)

function steps(image: ImageSubject, now: Properties): PatchStep[] {
  return [
    ...goneFrom(image, now).map((name): PatchStep => ({ op: 'remove', name })),
    // `add` replaces what is there already.
    ...changedIn(image, now).map(([name, value]): PatchStep => ({
      op: 'add',
      name,
      value,
    })),
  ]
}

/**
 * Custom properties, of which some tell the cloud how to run a server (`hw_disk_bus`).
 * https://docs.openstack.org/glance/latest/admin/useful-image-properties.html
 */
export const act = defineAct(imageActs.editProperties, {
  input,
  fields: [{ name: 'properties', label: 'Properties', kind: 'metadata', required: true }],
  initial: ([image]) => ({ properties: { ...image?.properties } }),
  prompt: (subjects) => `Edit properties of ${subjectNames(subjects, 'images')}`,
  submit: 'Save properties',
  request: (image, { properties }) => [patchCall(image, steps(image, properties))],
  equivalents: (image, { properties }) => {
    const unset = goneFrom(image, properties).flatMap((name) => ['--property', name])
    const set = changedIn(image, properties).flatMap(([name, value]) => [
      '--property',
      `${name}=${value}`,
    ])
    return {
      cli: [
        ...(unset.length > 0 ? [imageLine(image, 'unset', unset)] : []),
        ...(set.length > 0 ? [imageLine(image, 'set', set)] : []),
      ].join('\n'),
      terraform: changedImage(image, { properties }),
    }
  },
  describe: (subjects) => `Edit properties of ${subjectNames(subjects, 'images')}`,
})
