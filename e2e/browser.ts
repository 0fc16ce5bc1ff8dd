import { existsSync, globSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { unpackBrowser } from './unpack-browser.ts'

type Found = { executablePath: string; env?: Record<string, string> }

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chromium: `CHROMIUM_PATH`, the system's, Playwright's, or the one that came with the install. Throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({ executablePath, args, headless: true, ...(env && { env: { ...process.env, ...env } }) })
}

/** Where the browser is. `CHROMIUM_PATH=bundled` skips every browser of the machine. */
export async function findBrowser(): Promise<Found> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen && chosen !== 'bundled') {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, and there is no such file.`)
    return { executablePath: chosen }
  }
  const installed = chosen ? undefined : (systemBrowser() ?? playwrightBrowser())
  if (installed) return { executablePath: installed }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser()
  throw new Error('No browser found. Install Chromium or Chrome, or set CHROMIUM_PATH to one, and run the tests again.')
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...applications].find((path) => existsSync(path))
}

function playwrightBrowser(): string | undefined {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  const names = '{chrome,headless_shell,chrome-headless-shell}'
  return globSync(`chromium*/chrome*/${names}`, { cwd: cache }).map((path) => join(cache, path))[0]
}
