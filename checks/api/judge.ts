import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const leastScore = 90

// A judge has nothing to tell its makers.
const quiet = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

type Say = (line: string) => void
type Spectral = { code: string; path: (string | number)[]; message: string }[]
type Redocly = { problems: { ruleId: string; message: string; location: { pointer?: string }[] }[] }

/** How many faults three judges find in the document: Spectral with the rules of spectral.yaml, Redocly's strict rules, and its score. */
export function judge(here: string, file: string, say: Say): number {
  const tool = (name: string, ...args: string[]) => outputOf(join(here, 'node_modules/.bin', name), args, here)
  const spectral = JSON.parse(tool('spectral', 'lint', file, '-r', 'spectral.yaml', '-f', 'json', '--quiet')) as Spectral
  for (const { code, path, message } of spectral) say(`  ${code}: ${message} (${path.join('.')})`)
  const redocly = JSON.parse(tool('redocly', 'lint', file, '--extends', 'recommended-strict', '--format', 'json')) as Redocly
  for (const { ruleId, message, location } of redocly.problems) say(`  ${ruleId}: ${message} (${location[0]?.pointer})`)
  const { agentReadiness } = JSON.parse(tool('redocly', 'score', file, '--format', 'json')) as { agentReadiness: number }
  say(
    `Spectral: ${spectral.length} findings. Redocly: ${redocly.problems.length} findings, score ${agentReadiness} of 100 (at least ${leastScore}).`,
  )
  return spectral.length + redocly.problems.length + (agentReadiness < leastScore ? 1 : 0)
}

// A judge that finds something exits with 1, and says what on its standard output.
function outputOf(command: string, args: string[], cwd: string): string {
  try {
    return fromBrace(
      execFileSync(command, args, { cwd, env: quiet, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] }),
    )
  } catch (error) {
    const { stdout } = error as { stdout?: string }
    if (!stdout) throw error
    return fromBrace(stdout)
  }
}

const fromBrace = (output: string) => output.slice(output.search(/^[[{]/m))
