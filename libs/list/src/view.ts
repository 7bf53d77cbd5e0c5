import { columnOf, facetColumns } from './column.ts'
import type { Facet, ListDefinition, Sort } from './column.ts'
import { clean } from './fold.ts'

/** What is asked of a list; its form in the URL is the view that people share. */
export interface View {
  readonly q: string
  /** Chosen values by facet column; a facet without a choice is absent. */
  readonly facets: Readonly<Record<string, readonly string[]>>
  readonly sort: Sort
}

/** A parameter that could not be understood, and was left out. */
export interface ViewProblem {
  readonly parameter: string
  readonly message: string
}

/** Characters of a search at most; what is beyond is cut and named. */
export const longestSearch = 200
const mostChoices = 100
/** Of the values that there are, so many are named to somebody who chose another. */
const mostNamed = 12

export function emptyView(list: ListDefinition): View {
  return { q: '', facets: {}, sort: list.defaultSort }
}

/**
 * Reads a view from URL parameters: `?q=web&status=ACTIVE,ERROR&sort=-created`. Unknown parameters are not
 * ours and are passed over; a value that cannot be is named in `problems` and left out.
 */
export function parseView(
  list: ListDefinition,
  parameters: Iterable<readonly [string, string]>,
): { readonly view: View; readonly problems: readonly ViewProblem[] } {
  const chosenBy: Record<string, readonly string[]> = {}
  const problems: ViewProblem[] = []
  let q = ''
  let sort = list.defaultSort
  const facets = new Map(facetColumns(list).map(({ id, facet }) => [id, facet]))
  for (const [parameter, value] of parameters) {
    if (parameter === 'q') {
      q = clean(value.slice(0, longestSearch))
      if (value.length > longestSearch) {
        problems.push({
          parameter,
          message: `A search has at most ${longestSearch} characters.`,
        })
      }
    } else if (parameter === 'sort') {
      const column = columnOf(list, value.replace(/^-/, ''))
      if (column?.sortable === true) {
        sort = { column: column.id, descending: value.startsWith('-') }
      } else problems.push({ parameter, message: sortMessage(list, value) })
    } else if (facets.has(parameter)) {
      const facet = facets.get(parameter)
      const typed = splitValues(value)
      const spelled = typed.map((each) => facet?.spelled?.(each) ?? each)
      const isKnown = (each: string) => facet?.values?.includes(each) !== false
      const unknown = typed.find((_, at) => !isKnown(spelled[at] ?? ''))
      if (unknown !== undefined) {
        problems.push({ parameter, message: valueMessage(parameter, unknown, facet) })
      }
      const values = spelled.filter((each) => isKnown(each))
      const distinct = [...new Set([...(chosenBy[parameter] ?? []), ...values])]
      if (distinct.length > mostChoices) {
        const message = `At most ${mostChoices} values can be chosen.`
        problems.push({ parameter, message })
      }
      if (distinct.length > 0) chosenBy[parameter] = distinct.slice(0, mostChoices)
    }
  }
  return { view: { q, facets: chosenBy, sort }, problems }
}

function valueMessage(parameter: string, value: string, facet: Facet | undefined): string {
  const known = facet?.values ?? []
  const more = known.length - mostNamed
  const names = [
    ...known.slice(0, mostNamed),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join(', ')
  return `There is no ${parameter} ${JSON.stringify(value.slice(0, 40))}; there are ${names}.`
}

function sortMessage(list: ListDefinition, value: string): string {
  const known = list.columns.filter((column) => column.sortable).map(({ id }) => id)
  return `There is no column ${JSON.stringify(value.slice(0, 40))} to sort by; there are ${known.join(', ')}.`
}

/** The view as URL parameters, in a stable order; what is as at first is left out. */
export function viewParameters(
  list: ListDefinition,
  view: View,
): readonly (readonly [string, string])[] {
  const parameters: [string, string][] = []
  if (view.q !== '') parameters.push(['q', view.q])
  for (const { id } of facetColumns(list)) {
    const chosen = view.facets[id] ?? []
    if (chosen.length > 0) parameters.push([id, chosen.map(facetValue).join(',')])
  }
  const { column, descending } = view.sort
  if (column !== list.defaultSort.column || descending !== list.defaultSort.descending) {
    parameters.push(['sort', `${descending ? '-' : ''}${column}`])
  }
  return parameters
}

/** A value of a facet as it stands in a URL: a comma would separate it, so it is spelled `%2C`, and `%` `%25`. */
export const facetValue = (value: string): string =>
  value.replaceAll('%', '%25').replaceAll(',', '%2C')

function splitValues(joined: string): readonly string[] {
  return clean(joined)
    .split(',')
    .filter((value) => value !== '')
    .map((value) => value.replaceAll(/%2C/gi, ',').replaceAll('%25', '%'))
}

/** The view with a facet value chosen, or no longer chosen. */
export function toggleFacet(view: View, column: string, value: string): View {
  const chosen = view.facets[column] ?? []
  const next = chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value]
  const { [column]: _, ...others } = view.facets
  return { ...view, facets: next.length === 0 ? others : { ...others, [column]: next } }
}

/** True when the view leaves rows out. */
export function isFiltered(view: View): boolean {
  return view.q.trim() !== '' || Object.keys(view.facets).length > 0
}
