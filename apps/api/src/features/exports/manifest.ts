import { z } from 'zod'

/** Goes up when a file of an export can no longer be read the way it was. */
export const formatVersion = 1
export const manifestFile = 'manifest.json'

const Sum = z.string().regex(/^[0-9a-f]{64}$/)

/** What an export holds, and the sums by which it is known to be whole. */
export const Manifest = z.object({
  format: z.literal('hourtab-workspace'),
  version: z.int().positive(),
  workspace: z.object({ id: z.uuid(), name: z.string() }),
  files: z.array(z.object({ name: z.string(), rows: z.int(), sha256: Sum })),
  balances: z.object({ cycles: z.int(), sha256: Sum }).describe('Every figure of every cycle, in whole seconds'),
})
export type Manifest = z.output<typeof Manifest>

export const about = `This is everything in a HourTab workspace.

entries.csv and cycles.csv open in a spreadsheet. The JSON files hold the same and all the rest, a row to a line: days are
YYYY-MM-DD, instants are in UTC, durations are whole seconds. manifest.json counts the rows and holds the sums by which
another HourTab checks that the file is whole.

To take it into another HourTab, whoever runs that one types:
  npx -y pnpm hourtab import FILE.zip

Links go on opening there under the same path; what can be seen of them and their passwords here are digests, which open
nothing. Passwords of accounts, sessions and API keys are not in these files.
`
