import type { Dialect } from './dialect.ts'
import { clockifySummary, clockifyUndated } from './dialects/clockify-summary.ts'
import { clockify } from './dialects/clockify.ts'
import { harvest } from './dialects/harvest.ts'
import { kimai } from './dialects/kimai.ts'
import { solidtimeBackup } from './dialects/solidtime-backup.ts'
import { solidtime, solidtimeAggregate } from './dialects/solidtime.ts'
import { tempo, tempoTimesheet } from './dialects/tempo.ts'
import { togglClassic } from './dialects/toggl-classic.ts'
import { togglNew } from './dialects/toggl-new.ts'
import { togglSummary } from './dialects/toggl-summary.ts'

/**
 * Every tracker that is recognised by its own columns; where two fit equally well, the first one is meant.
 * One more is a file in `dialects`, an export of it in `fixtures`, and a line here.
 */
export const trackers: readonly Dialect[] = [
  togglClassic,
  togglNew,
  togglSummary,
  harvest,
  clockify,
  clockifySummary,
  clockifyUndated,
  solidtime,
  solidtimeBackup,
  solidtimeAggregate,
  kimai,
  tempo,
  tempoTimesheet,
]
