import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { exits, Stop } from './exit-codes.ts'

/** The person or script at the other end. */
export type Terminal = {
  env: Readonly<Record<string, string | undefined>>
  /** Whether somebody sees what is written. */
  isSeen: boolean
  /** Everything that was piped in. */
  readAll: () => Promise<string>
  /** Asks for a line; piped in, it is the next one. `hidden` shows nothing of what is typed. */
  ask: (question: string, how?: { hidden: true }) => Promise<string>
  /** Opens an address in the browser; where there is none, nothing happens. */
  open: (url: string) => void
}

/** The terminal of this process. */
export function thisTerminal(): Terminal {
  let piped: Promise<string[]> | undefined
  const nextPiped = async () => {
    piped ??= readAll().then((text) => text.split(/\r?\n/))
    return (await piped).shift() ?? ''
  }
  return {
    env: process.env,
    isSeen: process.stdout.isTTY,
    readAll,
    ask: (question, how) => (process.stdin.isTTY ? askPerson(question, how !== undefined) : nextPiped()),
    open: openInBrowser,
  }
}

async function readAll(): Promise<string> {
  let text = ''
  for await (const part of process.stdin.setEncoding('utf8')) text += part as string
  return text
}

async function askPerson(question: string, isHidden: boolean): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: isHidden ? nowhere : process.stderr, terminal: true })
  if (isHidden) process.stderr.write(question)
  try {
    return (await asking.question(isHidden ? '' : question)).trim()
  } catch {
    throw new Stop(exits.fault, 'Given up; nothing was kept.')
  } finally {
    asking.close()
    if (isHidden) process.stderr.write('\n')
  }
}

function openInBrowser(url: string): void {
  const [command, ...words] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['explorer', url] : ['xdg-open', url]
  const opener = spawn(command, words, { stdio: 'ignore', detached: true })
  opener.on('error', () => {})
  opener.unref()
}
