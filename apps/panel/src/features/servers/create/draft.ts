import { mostMade } from '@aloft/acts/servers/create-input'
import { isRecord, readFlag, readNumber, readRecord } from '@aloft/openstack/json-reader'
import { useEffect, useState } from 'react'
import { dropOwn, keepOwn, readOwn } from '../../../session/own-storage.ts'
import { listValue, recordValue, textValue } from '../../../acts/form-values.ts'

/** What the create form holds. */
export interface Draft {
  readonly name: string
  /** How many, as it was typed. */
  readonly count: string
  readonly region: string
  readonly image: string
  readonly flavor: string
  readonly networks: readonly string[]
  readonly keyPair: string
  readonly securityGroups: readonly string[]
  readonly zone: string
  readonly userData: string
  readonly tags: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
}

export const emptyDraft = (region: string): Draft => ({
  name: '',
  count: '1',
  region,
  image: '',
  flavor: '',
  networks: [],
  keyPair: '',
  securityGroups: ['default'],
  zone: '',
  userData: '',
  tags: [],
  metadata: {},
})

/** How many are wanted; `undefined` while what was typed is no such number. */
export function countOf({ count }: Draft): number | undefined {
  const number = Number(count)
  const isSensible = Number.isInteger(number) && number >= 1 && number <= mostMade
  return isSensible ? number : undefined
}

const storageName = 'create-server'

/** An image that the address of the page names, with its region. */
export interface AskedImage {
  readonly region: string
  readonly image: string
}

/** As it is filled in, in the region that was asked for and with its image. */
function withAsked(draft: Draft, asked: AskedImage | undefined): Draft {
  return asked === undefined
    ? draft
    : { ...(asked.region === draft.region ? draft : { ...draft, ...ofRegion }), ...asked }
}

/** Ids are of their region: another one has its own. */
const ofRegion = {
  image: '',
  networks: [],
  keyPair: '',
  securityGroups: ['default'],
  zone: '',
}

/** What is kept against a reload: everything but the user data, which often holds passwords. */
function readDraft(scope: string, regions: readonly string[]): Draft {
  const first = emptyDraft(regions[0] ?? '')
  const kept = readOwn(scope, storageName)
  if (!isRecord(kept)) return first
  const region = textValue(kept, 'region')
  if (!regions.includes(region)) return first
  return {
    name: textValue(kept, 'name'),
    count: textValue(kept, 'count') || '1',
    region,
    image: textValue(kept, 'image'),
    flavor: textValue(kept, 'flavor'),
    networks: listValue(kept, 'networks'),
    keyPair: textValue(kept, 'keyPair'),
    securityGroups: listValue(kept, 'securityGroups'),
    zone: textValue(kept, 'zone'),
    userData: '',
    tags: listValue(kept, 'tags'),
    metadata: recordValue(kept, 'metadata'),
  }
}

/** Whether what was kept had user data, which are not kept themselves. */
function hadUserData(scope: string): boolean {
  return readFlag(readRecord(readOwn(scope, storageName)).hadUserData)
}

/** When what was kept was last changed; `undefined` when nothing was filled in. */
function keptAt(scope: string): number | undefined {
  return readNumber(readRecord(readOwn(scope, storageName)).changedAt)
}

/** The form's content, kept in this tab until it is used or the person leaves. */
export function useDraft(
  scope: string,
  regions: readonly string[],
  asked: AskedImage | undefined,
) {
  const known = asked !== undefined && regions.includes(asked.region) ? asked : undefined
  const [draft, setDraft] = useState(() => withAsked(readDraft(scope, regions), known))
  const [emptied, setEmptied] = useState(() => hadUserData(scope))
  const [foundAt] = useState(() => keptAt(scope))
  const [changedAt, setChangedAt] = useState(foundAt)
  useEffect(() => {
    const { userData, ...kept } = draft
    // A second reload must not forget what the first one emptied.
    const userDataThen = emptied || userData !== ''
    keepOwn(scope, storageName, { ...kept, hadUserData: userDataThen, changedAt })
  }, [scope, draft, emptied, changedAt])

  function change(changes: Partial<Draft>) {
    if (changes.userData !== undefined) setEmptied(false)
    setChangedAt(Date.now())
    setDraft((before) => {
      const moved = changes.region !== undefined && changes.region !== before.region
      return { ...before, ...(moved && ofRegion), ...changes }
    })
  }
  function forget() {
    dropOwn(scope, storageName)
  }
  return {
    draft,
    change,
    forget,
    /** When the draft that was found here was last changed; `undefined` when it begins empty. */
    foundAt,
    /** There until the user data are given again, or the person goes on without them. */
    goOnWithout: emptied ? () => setEmptied(false) : undefined,
  }
}
