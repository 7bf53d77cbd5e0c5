import { sql } from './components/mariadb.mjs'
import { isDone, markDone } from './done.mjs'
import { setUp } from './setup-command.mjs'

/** How many migrations run at a time; each is one busy process of Python. */
const atOnce = 2

/** Creates and fills the databases that are not there yet. @returns how many those were */
export async function createDatabases(lab, components) {
  const wanted = components
    .flatMap(({ databases = [] }) => databases)
    .filter(({ name }) => !isDone(lab, `database-${name}`))
  for (const { name } of wanted) {
    await sql(lab, `CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb3`)
  }
  const queue = wanted.values()
  const workers = Array.from({ length: atOnce }, async () => {
    for (const { name, commands } of queue) {
      for (const command of commands) await setUp(lab, command)
      markDone(lab, `database-${name}`)
    }
  })
  await Promise.all(workers)
  return wanted.length
}
