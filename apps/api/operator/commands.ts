import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { importFile } from './import.ts'
import { plan } from './plan.ts'
import { restore } from './restore.ts'

const commands: Record<string, Command> = { plan, import: importFile, backup, restore, doctor }
const usage = `pnpm hourtab COMMAND\n\n${Object.values(commands)
  .map((command) => command.usage)
  .join('\n\n')}\n\nThe settings are those of the server, by environment. With the embedded database, stop the server first.`

try {
  const [name = '', ...rest] = process.argv.slice(2)
  const command = commands[name]
  if (!command) throw new Error(usage)
  process.exitCode = await command.run(rest)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
