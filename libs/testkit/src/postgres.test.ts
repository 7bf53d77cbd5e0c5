import { expect, test } from 'vitest'
import { testDatabase } from './postgres.ts'

test('tests speak to the release of PostgreSQL that their run is about', async () => {
  await using database = await testDatabase()
  const { rows } = await database.pool.query("select current_setting('server_version_num')")
  const major = Math.floor(Number(Object.values(Object(rows[0]))[0]) / 10_000)
  expect(major).toBe(process.env.ALOFT_TEST_ON === 'debian' ? 15 : 18)
})
