#!/usr/bin/env node
import { run } from './run.ts'
import { thisTerminal } from './terminal.ts'

// A reader that has heard enough, such as `head`, is no fault.
process.stdout.on('error', () => {})
const { out, errors, exit } = await run(process.argv.slice(2), thisTerminal())
process.stdout.write(out)
process.stderr.write(errors)
process.exitCode = exit
