import { onPersonGone } from './shown-scope.ts'

/**
 * What a person of a project keeps in this tab against a reload. Nobody else reads it, and it is gone
 * when the person leaves, also where the code that kept it is not loaded.
 */
const prefix = 'aloft.own.'

onPersonGone(() => {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix)) sessionStorage.removeItem(key)
})

const keyOf = (scope: string, name: string) => `${prefix}${scope}.${name}`

export function keepOwn(scope: string, name: string, value: unknown): void {
  try {
    sessionStorage.setItem(keyOf(scope, name), JSON.stringify(value))
  } catch {
    // No room or not allowed: it lasts as long as the page.
  }
}

/** What was kept; `undefined` when there is nothing, or when it is not ours or cut off. */
export function readOwn(scope: string, name: string): unknown {
  try {
    const text = sessionStorage.getItem(keyOf(scope, name))
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

export function dropOwn(scope: string, name: string): void {
  sessionStorage.removeItem(keyOf(scope, name))
}
