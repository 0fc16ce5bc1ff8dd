import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

export type Finding = { path: string; rule: string; says: string }

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }

/** What the linter finds in a folder, with the rules that lie at its top. */
export function lint(folder = root): Finding[] {
  const { stdout, stderr } = spawnSync(join(bin, 'oxlint'), ['--format=json'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout: 50_000,
  })
  const { diagnostics } = parsed(stdout, stderr)
  return diagnostics.map(({ filename, code = '', message, help = '' }) => ({
    path: filename,
    rule: code.replace(/^.*\((.*)\)$/, '$1'),
    says: `${message} ${help}`,
  }))
}

/** What the linter would find if these files were in the tree. Nothing is written to the tree itself. */
export function lintPlanted(files: Record<string, string>): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'planted-'))
  try {
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "lib": ["es2024"], "types": [] } }')
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return lint(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Diagnostic = { filename: string; code?: string; message: string; help?: string }

function parsed(stdout: string, stderr: string): { diagnostics: Diagnostic[] } {
  try {
    return JSON.parse(stdout) as { diagnostics: Diagnostic[] }
  } catch {
    throw new Error(`The linter did not run: ${stdout}${stderr}`)
  }
}
