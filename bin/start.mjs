import { handOver } from './hand-over.mjs'
import { prepare } from './prepare.mjs'
import { giveUp } from './problem.mjs'

/** `npm start`: fetches and builds what is missing, then hands over to `aloft demo`. */
prepare().then(() => handOver(['demo', ...process.argv.slice(2)]), giveUp)
