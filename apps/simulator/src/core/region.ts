/** A region of the simulated cloud; `url` is known once its listener has its port. */
export interface Region {
  readonly id: string
  readonly name: string
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string
}

export function createRegions(): Region[] {
  return [
    { id: 'dfw', name: 'Dallas', url: '' },
    { id: 'ord', name: 'Chicago', url: '' },
    { id: 'iad', name: 'Virginia', url: '' },
    { id: 'syd', name: 'Sydney', url: '' },
  ]
}
