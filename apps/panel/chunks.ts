import { join, normalize, relative } from 'node:path'

/** Modules that are fetched together, with all that they import, as far as no group before has it. */
export interface ChunkGroup {
  readonly name: string
  /** Files, folders (`…/`) and patterns, from the root of the repository; without it those of the first page. */
  readonly holds?: readonly (string | RegExp)[]
}

/**
 * Which code is fetched together. Left to itself the bundler cuts a chunk for every set of pages that
 * share something: several hundred of one kilobyte each, sixty of them for one page, and a request costs
 * more than a kilobyte does. First comes what every page needs, then what the lists do, and so on; what
 * no group takes the bundler cuts as it likes.
 */
export const chunkGroups: readonly ChunkGroup[] = [
  // What is there before somebody has signed in.
  { name: 'start' },
  // The first page that most people see has just what it needs, the buttons in its rows included …
  {
    name: 'list',
    holds: [
      'apps/panel/src/features/servers/list/ServersPage.tsx',
      'apps/panel/src/features/servers/list/RowActs.tsx',
    ],
  },
  // … and what the lists of all other kinds need beside it.
  {
    name: 'lists',
    holds: [
      'apps/panel/src/lists/ResourcePage.tsx',
      'libs/ui/src/format-bytes.ts',
      'libs/ui/src/format-number.ts',
      'libs/ui/src/format-time.ts',
    ],
  },
  { name: 'icons', holds: ['node_modules/lucide-react/'] },
  {
    name: 'heads',
    holds: [
      'libs/acts/src/server-acts.ts',
      // Of every kind: the titles and states of its acts.
      /^libs\/acts\/src\/[^/]+\/[a-z-]+-acts\.ts$/,
      'apps/panel/src/acts/ActButton.tsx',
      'apps/panel/src/acts/ActMenu.tsx',
    ],
  },
  // How what the cloud answers is read.
  {
    name: 'cloud',
    holds: [
      'libs/acts/src/subjects.ts',
      'libs/openstack/src/',
      'apps/panel/src/acts/network-pages.ts',
    ],
  },
  { name: 'fields', holds: ['libs/ui/src/TextField.tsx'] },
  {
    name: 'overlays',
    holds: [
      'libs/ui/src/Popover.tsx',
      'libs/ui/src/Dialog.tsx',
      'libs/ui/src/MenuItems.tsx',
    ],
  },
  {
    name: 'detail',
    holds: [
      'apps/panel/src/details/ResourceDetail.tsx',
      'apps/panel/src/details/DetailActs.tsx',
      'apps/panel/src/acts/use-quick-act.ts',
      'apps/panel/src/acts/SecretOutput.tsx',
      'apps/panel/src/acts/QueryStates.tsx',
      'apps/panel/src/acts/cloud-queries.ts',
      'apps/panel/src/acts/prices.ts',
      'libs/ui/src/InlineEdit.tsx',
      'libs/ui/src/Meter.tsx',
      'libs/ui/src/Tabs.tsx',
      'libs/ui/src/CodeBlock.tsx',
      'libs/ui/src/TagsInput.tsx',
    ],
  },
  // The popover of an act with its form and equivalents, and what checks the form.
  {
    name: 'act',
    holds: [
      'apps/panel/src/acts/ActPopover.tsx',
      'libs/acts/src/equivalents/',
      'node_modules/typebox/',
    ],
  },
  {
    name: 'pickers',
    holds: [
      'apps/panel/src/acts/ResourcePicker.tsx',
      'apps/panel/src/acts/ListPickers.tsx',
      'apps/panel/src/acts/CreateFrame.tsx',
    ],
  },
  {
    name: 'networks',
    holds: [
      'apps/panel/src/acts/NetworkQuota.tsx',
      'apps/panel/src/acts/network-queries.ts',
      'apps/panel/src/features/networks/network-kind.ts',
      'apps/panel/src/features/networks/surroundings.ts',
      'apps/panel/src/features/networks/NetworkFacts.tsx',
      'apps/panel/src/features/networks/breakage-note.tsx',
    ],
  },
  {
    name: 'volumes',
    holds: [
      'apps/panel/src/features/volumes/volume-kind.ts',
      'apps/panel/src/features/volumes/copy-kinds.ts',
    ],
  },
]

/** The acts on one kind of thing are a group too: a request less for each but the first. */
const actsOfKind = {
  debugName: 'the acts of a kind',
  name: (id: string): string | null => {
    const kind = /\/libs\/acts\/src\/([^/]+)\//.exec(id)?.[1]
    return kind === undefined ? null : `${kind}-acts`
  },
}

/** `output.codeSplitting` of the bundler, which puts a module into the group of the highest priority. */
export const codeSplitting = {
  groups: [
    ...chunkGroups.map(({ name, holds }) =>
      holds === undefined
        ? { name, tags: ['$initial' as const] }
        : { name, test: (id: string) => holds.some((place) => isIn(id, place)) },
    ),
    actsOfKind,
  ].map((group, place, all) => ({ ...group, priority: all.length - place })),
}

const root = normalize(join(import.meta.dirname, '../..'))

function isIn(id: string, place: string | RegExp): boolean {
  const path = relative(root, id.split('?')[0] ?? id)
  if (place instanceof RegExp) return place.test(path)
  return place.endsWith('/') ? path.startsWith(place) : path === place
}
