import type { ActHead, Subject } from '@aloft/acts/act'
import type { SubjectKind } from '@aloft/acts/subject-kind'
import type { SubjectReader } from '@aloft/acts/subject-reader'
import type { Cell, ListDefinition } from '@aloft/list/column'
import type { RegionWords } from '@aloft/list/region-column'
import type { Actor } from '@aloft/openstack/server-states'
import type { ServiceType } from '@aloft/openstack/service-type'
import type { ReactNode } from 'react'
import type { ActGroup } from '../acts/act-group.ts'
import type { Way } from '../acts/way.ts'
import type { CloudRead } from '../api/cloud.ts'

/** One region as a reader sees it. */
export interface RegionCloud {
  readonly region: string
  /** Reads a path of the kind's service, or of another one that is named. */
  readonly get: (
    path: string,
    options?: Partial<Pick<CloudRead, 'service' | 'microversion'>>,
  ) => Promise<unknown>
}

/** All that the panel needs to know of one kind of thing to list it, choose from it and act on it. */
export interface ResourceKind<Item extends Subject = Subject> {
  readonly id: SubjectKind
  /** Tells lists of the same kind apart: what is read and laid out is kept by it. `id` when absent. */
  readonly key?: string
  /** Of the list: `Volumes`. */
  readonly title: string
  /** For sentences of its list, where that holds more than the kind: `entries` of a folder. */
  readonly noun?: { readonly one: string; readonly many: string }
  /** In the catalog: regions without it are left out. */
  readonly service: ServiceType
  /** Every region gives the same things: one that answers is asked. */
  readonly shared?: boolean
  /** Everything that a region has, page by page. */
  read(cloud: RegionCloud): AsyncIterable<readonly Item[]>
  /**
   * What the pages do not tell of each and must be asked for: all of them again, as more is known.
   * `before` is what was shown of the region.
   */
  fill?(
    items: readonly Item[],
    before: readonly Item[],
    signal: AbortSignal,
  ): AsyncIterable<readonly Item[]>
  list(words: RegionWords): ListDefinition
  /** By column id. */
  cells(item: Item): Readonly<Record<string, Cell>>
  /** Share of the room that is left over, by column id. */
  readonly grows: Readonly<Record<string, number>>
  /** Before the name of one. */
  icon?(item: Item): ReactNode
  /** Columns whose cells are more than the words of what they hold: `draw` makes them. */
  readonly drawn?: readonly string[]
  draw?(column: string, item: Item): ReactNode
  /** As people narrow the list down. */
  readonly facetOrder?: readonly string[]
  /** Its state passes by itself: worth reading again soon. */
  isPassing?(item: Item): boolean
  readonly acts: readonly ActGroup<Item>[]
  /** The acts of one row, where they are not those of all: of a folder among objects. */
  actsOf?(item: Item): readonly ActGroup<Item>[]
  /** What the form of an act begins with, where the kind knows more than the act. */
  initial?(head: ActHead<Item>): Readonly<Record<string, unknown>> | undefined
  /** Other pages that one goes to with one of them. */
  ways?(item: Item, actor: Actor): readonly Way[]
  /** Seen as buttons when some are chosen. */
  readonly bulkActs: readonly ActHead<Item>[]
  /** Beside those: what is done to several and is more than one act on each. */
  bulkWays?(items: readonly Item[], actor: Actor): readonly Way[]
  /** What else an act on these means, shown in its popover. */
  note?(head: ActHead<Item>, items: readonly Item[]): ReactNode
  /** The page of one; absent where there is none. */
  href?(item: Item): string
  /** Goes there in place, where that is more than its address: what else is in the present one stays. */
  open?(item: Item): void
  /** Reads one by its id, for its page. */
  readonly reader: SubjectReader<Item>
}
