import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fetchDocument } from './document.ts'
import { judge } from './judge.ts'
import { readTraffic } from './traffic.ts'
import { replay } from './replay.ts'

// Holds the OpenAPI document against three judges, and everything the tests of the API said and heard against the document.

const here = import.meta.dirname
const root = resolve(here, '../..')
const work = mkdtempSync(join(tmpdir(), 'hourtab-check-api-'))
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  execFileSync('npx', ['-y', 'pnpm', 'install', '--frozen-lockfile', '--silent'], { cwd: here, stdio: 'inherit' })
  const file = join(here, 'openapi.json')
  // As an instance behind https prints it, and then as the tests are served, which differ in the name of a cookie.
  writeFileSync(file, JSON.stringify(await fetchDocument(root, join(work, 'data'), 'https://tab.hourtab.dev')))
  const faults = judge(here, file, say)
  const document = await fetchDocument(root, join(work, 'data'), 'http://127.0.0.1')
  writeFileSync(file, JSON.stringify(document))

  const folder = process.env.RECORD_TRAFFIC ?? join(work, 'traffic')
  if (!isRecorded(folder)) {
    say('The tests of the API run, and what they say is written down.')
    execFileSync('npx', ['-y', 'pnpm', 'exec', 'vitest', 'run', '--project', 'api', '--reporter=dot'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, RECORD_TRAFFIC: folder },
    })
  }
  const exchanges = readTraffic(folder, document)
  const violations = await replay({ here, file, exchanges })
  for (const [violation, times] of violations.slice(0, 40)) say(`  ${violation} (${times} times)`)
  say(`${exchanges.length} calls and answers through the proxy: ${violations.length} kinds of violations`)
  process.exitCode = faults + violations.length > 0 || exchanges.length === 0 ? 1 : 0
} finally {
  rmSync(work, { recursive: true, force: true })
}

function isRecorded(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.ndjson'))
  } catch {
    return false
  }
}
