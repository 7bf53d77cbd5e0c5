import { expect, test } from 'vitest'
import { parseNewestTask } from './image-task.ts'
import { parseImageUsage } from './image-usage.ts'

const task = (id: string, createdAt: string, status: string) => ({
  id,
  status,
  created_at: createdAt,
  message: 'Task failed due to Internal Error',
  input: { import_req: { method: { name: 'web-download', uri: 'http://a.example/b' } } },
})

test('the newest import of an image is told, whatever the order', () => {
  const tasks = [
    task('new', '2026-02-01T00:00:00Z', 'failure'),
    task('old', '2026-01-01T00:00:00Z', 'success'),
  ]
  const newest = parseNewestTask({ tasks })
  expect(newest).toMatchObject({ id: 'new', status: 'failure', uri: 'http://a.example/b' })
  expect(parseNewestTask({ tasks: tasks.toReversed() })).toEqual(newest)
})

test('an image that was never imported has none', () => {
  expect(parseNewestTask({ tasks: [] })).toBeUndefined()
  expect(parseNewestTask(undefined)).toBeUndefined()
})

test('a cloud without quotas of images sets no bounds', () => {
  expect(parseImageUsage({ usage: {} })).toEqual({})
  const usage = { image_count_total: { limit: -1, usage: 4 } }
  expect(parseImageUsage({ usage })).toEqual({ images: { used: 4 } })
})
