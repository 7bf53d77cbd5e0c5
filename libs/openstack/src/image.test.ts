import { expect, it } from 'vitest'
import { imageFamily, imageHeading } from './image.ts'

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
