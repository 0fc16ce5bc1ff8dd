import type { Dialect } from './dialect.ts'
import { clickup } from './dialects/clickup.ts'
import { clockifySummary, clockifyUndated } from './dialects/clockify-summary.ts'
import { clockify } from './dialects/clockify.ts'
import { everhour, everhourWithoutDays } from './dialects/everhour.ts'
import { harvest } from './dialects/harvest.ts'
import { hourstracker } from './dialects/hourstracker.ts'
import { hourtab } from './dialects/hourtab.ts'
import { hubstaffWide } from './dialects/hubstaff-wide.ts'
import { hubstaff } from './dialects/hubstaff.ts'
import { kimai } from './dialects/kimai.ts'
import { noko } from './dialects/noko.ts'
import { quickbooksTime } from './dialects/quickbooks-time.ts'
import { rescuetime, rescuetimeApplications } from './dialects/rescuetime.ts'
import { solidtimeBackup } from './dialects/solidtime-backup.ts'
import { solidtime, solidtimeAggregate } from './dialects/solidtime.ts'
import { teamwork } from './dialects/teamwork.ts'
import { tempo, tempoTimesheet } from './dialects/tempo.ts'
import { tick } from './dialects/tick.ts'
import { timely } from './dialects/timely.ts'
import { togglClassic } from './dialects/toggl-classic.ts'
import { togglNew } from './dialects/toggl-new.ts'
import { togglSummary } from './dialects/toggl-summary.ts'

/**
 * Every tracker that is recognised by its own columns; where two fit equally well, the first one is meant.
 * One more is a file in `dialects`, an export of it in `fixtures`, and a line here.
 */
export const trackers: readonly Dialect[] = [
  hourtab,
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
  quickbooksTime,
  hubstaff,
  hubstaffWide,
  clickup,
  teamwork,
  timely,
  everhour,
  everhourWithoutDays,
  noko,
  tick,
  hourstracker,
  rescuetime,
  rescuetimeApplications,
]
