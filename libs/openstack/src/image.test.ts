import { expect, it } from 'vitest'
import { imageFamily, imageHeading, imagesByFamily, parseImages } from './image.ts'

it.each([
  [{ name: 'golden-7', family: 'rhel' }, 'Red Hat'],
  [{ name: 'Debian 12', family: 'ubuntu' }, 'Ubuntu'],
  [{ name: 'Arch 2012.08' }, 'Arch Linux'],
  [{ name: 'openSUSE Leap' }, 'openSUSE'],
  [{ name: 'appliance', family: 'haiku' }, 'haiku'],
])('calls the family of %o %s', (image, family) => {
  expect(imageFamily(image)).toBe(family)
  expect(imageHeading(image)).toBe(family)
})

it.each(['search-node', 'architect', 'saved-by-karma'])(
  'does not take %s for a family that it only contains',
  (name) => {
    expect(imageFamily({ name })).toBeUndefined()
  },
)

it('puts an image of no known family under the first word of its name', () => {
  expect(imageHeading({ name: 'Backup 2012' })).toBe('Backup')
  expect(imageHeading({ name: '2012' })).toBe('Other')
})

const named = (
  images: readonly { name: string; os_version?: string; created_at?: string }[],
) =>
  imagesByFamily(
    parseImages({ images: images.map((each) => ({ ...each, id: each.name })) }, 'dfw'),
  ).map(([family, of]) => [family, ...of.map(({ name }) => name)])

it('puts first the families that most people look for, then others by name', () => {
  const names = ['Zeta 1', '2012', 'Arch 2013.8', 'Debian 13', 'Acme 3', 'Ubuntu 26.04 LTS']
  expect(named(names.map((name) => ({ name }))).map(([family]) => family)).toEqual([
    'Ubuntu',
    'Debian',
    'Arch Linux',
    'Acme',
    'Zeta',
    'Other',
  ])
})

it('puts the newest version of a family first, as numbers and not as text', () => {
  const names = ['CentOS 5.9', 'CentOS 5.10', 'CentOS 10', 'CentOS 6.0', 'CentOS']
  expect(named(names.map((name) => ({ name })))).toEqual([
    ['CentOS', 'CentOS 10', 'CentOS 6.0', 'CentOS 5.10', 'CentOS 5.9', 'CentOS'],
  ])
})

it('tells by the day what is newest where the versions are the same, or none', () => {
  const made = (name: string, day: string, os_version?: string) => ({
    name,
    created_at: `2026-05-${day}T00:00:00Z`,
    os_distro: 'debian',
    ...(os_version && { os_version }),
  })
  expect(
    named([
      made('web-07 before', '01'),
      made('web-01 after', '03'),
      made('db', '02', '13'),
      made('db again', '04', '13'),
    ]),
  ).toEqual([['Debian', 'db again', 'db', 'web-01 after', 'web-07 before']])
})
