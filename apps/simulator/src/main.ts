import { parseSettings } from './core/arguments.ts'
import { startSimulator } from './start.ts'

try {
  const simulator = await startSimulator(parseSettings(process.argv.slice(2), process.env))
  const stop = () => {
    simulator[Symbol.asyncDispose]().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  console.log(JSON.stringify(simulator.ready))
} catch (error) {
  console.error(`simulator: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
