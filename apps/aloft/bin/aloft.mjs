#!/usr/bin/env node
import { handOver } from '../../../bin/hand-over.mjs'
import { prepare } from '../../../bin/prepare.mjs'
import { giveUp } from '../../../bin/problem.mjs'

/** The command `aloft`, on any Node from 20 on: fetches what is missing, then hands over. */
prepare({ panel: false }).then(() => handOver(process.argv.slice(2)), giveUp)
