import type { Cell, ListDefinition } from './column.ts'
import { serverList } from './servers.ts'

/** Cases that the local rules and their form in SQL must both answer alike. */
export interface Vector {
  readonly behaviour: string
  /** The view as a URL has it. */
  readonly view: string
  /** Ids that match, in order. */
  readonly ids: string
  /** Counts of some facets: `status: 'ACTIVE 3, ERROR 1'`. */
  readonly facets?: Readonly<Record<string, string>>
}

export const vectorList: ListDefinition = serverList({
  regionName: (id) => ({ dfw: 'Dallas', ord: 'Chicago' })[id] ?? id,
  statusLabel: (key) => key.charAt(0) + key.slice(1).toLowerCase(),
  statusTone: () => 'ok',
  statusKey: (typed) => (typed === 'active' ? 'ACTIVE' : typed),
})

type Cells = Readonly<Record<string, Cell>>

const mebibyte = 1_048_576
const server = (id: string, name: string | undefined, cells: Cells = {}): Cells => ({
  id,
  name,
  status: 'ACTIVE',
  region: 'dfw',
  tags: [],
  ...cells,
})

export const vectorRows: readonly Cells[] = [
  server('a', 'web-10', {
    tags: ['production', 'web'],
    address: '10.0.0.9 fd00::1',
    memory: 1024 * mebibyte,
    created: 300,
    image: 'Debian 13',
  }),
  server('b', 'web-2', {
    tags: ['staging', 'web'],
    address: '10.0.0.10',
    memory: 512 * mebibyte,
    created: 100,
    image: 'Ubuntu, the long one',
  }),
  server('c', 'Web-2', {
    status: 'ERROR',
    region: 'ord',
    tags: ['production'],
    memory: 8192 * mebibyte,
    image: 'Debian 13',
  }),
  server('d', 'db_1%', {
    region: 'ord',
    address: 'fd00::2',
    memory: 1024 * mebibyte,
    created: 200,
  }),
  server('e', undefined, { status: 'SHUTOFF', address: '9.255.0.1', created: 300 }),
  server('f', 'ÉTÉ 007', { status: 'ERROR', tags: ['web 2'], memory: 0 }),
  server('g', 'été 7', { tags: ['production'], address: 'unknown' }),
  server('h', '\u{1f600} smile', { region: 'ord', created: -1 }),
  server('i', '\uff21 wide', { region: 'ord', created: 0.5 }),
]

export const vectors: readonly Vector[] = [
  {
    behaviour: 'sorts names naturally, without case, absent last, alike by id',
    view: '',
    ids: 'd b c a f g i h e',
    facets: {
      status: 'ACTIVE 6, ERROR 2, SHUTOFF 1',
      region: 'dfw 5, ord 4',
      tags: 'production 3, web 2, staging 1, web 2 1',
      memory: '1024 2, 0 1, 8192 1, 512 1',
    },
  },
  { behaviour: 'reverses names but not ties, and keeps absent last', view: 'sort=-name', ids: 'h i f g a b c d e' }, // prettier-ignore
  { behaviour: 'sorts addresses by number, IPv4 first', view: 'sort=address', ids: 'e a b d g c f i h' }, // prettier-ignore
  { behaviour: 'sorts dates downwards with ties by name', view: 'sort=-created', ids: 'a e d b i h c f g' }, // prettier-ignore
  { behaviour: 'sorts numbers by value, not as text', view: 'sort=memory', ids: 'f b d a c g i h e' }, // prettier-ignore
  { behaviour: 'sorts regions by what they are called', view: 'sort=region', ids: 'd c i h b a f g e' }, // prettier-ignore
  { behaviour: 'sorts tags as one text, none last', view: 'sort=tags', ids: 'c g a b f d i h e' }, // prettier-ignore
  {
    behaviour: 'adds values within a facet and narrows between facets',
    view: 'status=ACTIVE,SHUTOFF&region=dfw',
    ids: 'b a g e',
    facets: { status: 'ACTIVE 3, ERROR 1, SHUTOFF 1', region: 'dfw 4, ord 3' },
  },
  {
    behaviour: 'keeps a chosen value that matches nothing, with zero',
    view: 'image=Windows&region=ord',
    ids: '',
    facets: { image: 'Debian 13 1, Windows 0', region: 'ord 0' },
  },
  { behaviour: 'finds every word, in whatever field', view: 'q=WEB+prod', ids: 'c a' },
  { behaviour: 'finds part of an address', view: 'q=10.0.0.1', ids: 'b' },
  { behaviour: 'finds an address that is not shown', view: 'q=fd00::1', ids: 'a' },
  { behaviour: 'finds % and _ as they are', view: 'q=b_1%25', ids: 'd' },
  {
    behaviour: 'finds text without case beyond ASCII',
    view: 'q=%C3%89T%C3%89',
    ids: 'f g',
  },
  { behaviour: 'does not find a word across two fields', view: 'q=productionweb', ids: '' },
  { behaviour: 'takes a comma inside a value', view: 'image=Ubuntu%252C+the+long+one', ids: 'b' }, // prettier-ignore
  { behaviour: 'counts tags of what search leaves', view: 'q=web&tags=production', ids: 'c a', facets: { tags: 'production 2, web 2, staging 1, web 2 1' } }, // prettier-ignore
]
