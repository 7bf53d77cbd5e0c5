import { loadAct } from '@aloft/acts/registry'
import { folderEntry } from '@aloft/openstack/folder-entry'
import { expect, it } from 'vitest'
import { inputFor, problemOf, valuesFor } from './transfer-input.ts'

const place = { region: 'dfw', container: 'c' }
const photos = folderEntry({ ...place, prefix: 'my/photos/' })
const object = folderEntry({
  ...place,
  ...{ id: 'c/my%2Fphotos%2F1', name: 'my/photos/1', bytes: 1 },
  ...{ contentType: 'text/plain', isLarge: false },
})
const all = { objects: [object], able: [object], roles: ['member'] }

it('renames a folder by what its objects are called, beside where it was', async () => {
  const values = valuesFor('rename', place, 'my/', [photos])
  expect(values).toEqual({ name: 'photos' })
  const input = inputFor('rename', { name: ' pics/ ' }, place, 'my/', [photos])
  expect(input).toEqual({ container: 'c', folder: 'my/pics/', below: 'my/photos/' })
  const act = await loadAct('object.move-into')
  if (act === undefined) throw new Error('no such act')
  const problem = (name: string) =>
    problemOf(act, inputFor('rename', { name }, place, 'my/', [photos]), {
      ...all,
      ...{ how: 'rename', values: { name } },
    })
  expect(problem('pics')).toBeUndefined()
  expect(problem(' / ')).toBe('Fill in the new name.')
  expect(problem('photos')).toBe('It is there already.')
})

it('puts what is taken out of a folder where it is told', async () => {
  expect(valuesFor('copy', place, 'my/', [photos])).toEqual({
    container: 'c',
    folder: 'my',
  })
  const act = await loadAct('object.copy-into')
  if (act === undefined) throw new Error('no such act')
  const problem = (values: object, objects = [object]) => {
    const input = inputFor('copy', { ...values }, place, 'my/', [photos])
    return problemOf(act, input, { ...all, objects, how: 'copy', values: { ...values } })
  }
  expect(problem({ container: 'd', folder: '' })).toBeUndefined()
  expect(problem({ container: 'c', folder: 'my' })).toBe('It is there already.')
  expect(problem({ folder: 'my' })).toBe('Choose a container.')
  expect(problem({ container: 'd' }, [])).toBe('There is nothing in it.')
})
