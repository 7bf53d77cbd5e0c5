/**
 * Which code is fetched together. Left to itself the bundler cuts a chunk for every set of pages that
 * share something: several hundred of one kilobyte each, sixty of them for one page, and a request costs
 * more than a kilobyte does. Here each group holds what its modules import too, as far as no group
 * before it has that: first what every page needs, then what the lists do, and so on.
 */
const groupsInOrder = [
  // What is there before somebody has signed in.
  { name: 'start', tags: ['$initial' as const] },
  // The first page that most people see has just what it needs …
  { name: 'list', test: /panel\/src\/features\/servers\/list\/ServersPage\.tsx$/ },
  // … and what the lists of all other kinds need beside it.
  {
    name: 'lists',
    test: /panel\/src\/lists\/ResourcePage\.tsx$|libs\/ui\/src\/format-/,
  },
  { name: 'icons', test: /node_modules\/lucide-react\// },
  {
    name: 'heads',
    test: /libs\/acts\/src\/([^/]+\/)?[a-z-]+-acts\.ts$|panel\/src\/acts\/Act(Button|Menu)\.tsx$/,
  },
  {
    name: 'cloud',
    test: /libs\/acts\/src\/subjects\.ts$|libs\/openstack\/src\/(?!error-message)/,
  },
  { name: 'fields', test: /libs\/ui\/src\/TextField\.tsx$/ },
  { name: 'overlays', test: /libs\/ui\/src\/(Popover|Dialog|MenuItems)\.tsx$/ },
  {
    name: 'detail',
    test: /panel\/src\/(details\/(ResourceDetail|DetailActs)|acts\/(use-quick-act|SecretOutput|QueryStates|cloud-queries|prices)|features\/servers\/acts\/act-groups)\.tsx?$|libs\/ui\/src\/(InlineEdit|Meter|Tabs|CodeBlock|TagsInput)\.tsx$/,
  },
  // The popover of an act with its form and equivalents, and what checks the form.
  {
    name: 'act',
    test: /panel\/src\/acts\/ActPopover\.tsx$|libs\/acts\/src\/equivalents\/|node_modules\/typebox\//,
  },
  {
    name: 'pickers',
    test: /panel\/src\/acts\/(ResourcePicker|ListPickers|CreateFrame)\.tsx$/,
  },
  {
    name: 'networks',
    test: /panel\/src\/(acts\/NetworkQuota|features\/networks\/(network-kind|network-queries|network-columns|surroundings|server-names|NetworkFacts|breakage-note))\.tsx?$/,
  },
  {
    name: 'volumes',
    test: /panel\/src\/features\/volumes\/(volume-kind|copy-kinds)\.ts$/,
  },
  {
    debugName: 'the acts of a kind',
    name: (id: string): string | null => {
      const kind = /libs\/acts\/src\/([^/]+)\//.exec(id)?.[1]
      return kind === undefined ? null : `${kind}-acts`
    },
  },
]

/** For `output.codeSplitting` of the bundler, which takes a module into the group of the highest priority. */
export const chunkGroups = groupsInOrder.map((group, place) => ({
  ...group,
  priority: groupsInOrder.length - place,
}))
