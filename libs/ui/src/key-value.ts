export interface KeyValue {
  key: string
  value: string
}

/**
 * What is wrong with the key of each pair, in its place; spaces around a key do not count. A pair
 * without key and value is one that was begun, and nothing is wrong with it.
 */
export function keyProblems(pairs: readonly KeyValue[]): readonly (string | undefined)[] {
  const keys = pairs.map(({ key }) => key.trim())
  return keys.map((key, place) => {
    if (key === '') return pairs[place]?.value === '' ? undefined : 'A value has no key.'
    return keys.indexOf(key) < place ? `The key “${key}” is there already.` : undefined
  })
}
