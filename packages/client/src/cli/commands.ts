import { balance } from './balance.ts'
import type { Command } from './command.ts'
import { completionOf } from './completion.ts'
import { entries } from './entries.ts'
import { importFile } from './import.ts'
import { log } from './log.ts'
import { login, logout } from './login.ts'
import { open } from './open.ts'
import { use } from './use.ts'

const spoken = [login, logout, use, log, importFile, balance, entries, open]

/** Everything `hourtab` can be told, in the order the help has it. */
export const commands: readonly Command[] = [...spoken, completionOf(spoken)]
