import { examine } from './checkup/examine.ts'
import { reasonOf, wrong, type Finding } from './checkup/finding.ts'
import { say, typed, type Command } from './command.ts'
import { readSettings, type Settings } from './opened.ts'

const usage = `  doctor [--json]
      looks at the settings, the database and everything added up in it, changes nothing, and ends with 1 when something is not well`

const marks = { well: 'well ', wrong: 'WRONG', unknown: '?    ' }

async function run(args: string[]): Promise<number> {
  const { values } = typed(usage, args, 0, { json: { type: 'boolean' } })
  const settings = readable()
  const findings = 'check' in settings ? [settings] : await examine(settings)
  const isWell = findings.every(({ state }) => state === 'well')
  if (values.json) say(JSON.stringify({ isWell, findings }, null, 2))
  else for (const { state, check, says } of findings) say(`${marks[state]}  ${check.padEnd(10)}  ${says}`)
  return isWell ? 0 : 1
}

function readable(): Settings | Finding {
  try {
    return readSettings()
  } catch (error) {
    return wrong('settings', reasonOf(error))
  }
}

export const doctor: Command = { usage, run }
