// Exports of time trackers as they write them, headings and quotation marks included; only the work is made up.

export type Worked = { on: string; description: string; hours: number; client?: string; project?: string }
export type Exported = { name: string; text: string; type?: string }

const quoted = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
const two = (number: number) => String(number).padStart(2, '0')
const clock = (hours: number) => `${Math.floor(hours)}:${two(Math.round((hours % 1) * 60))}`
const europeanDay = (day: string) => day.split('-').toReversed().join('_')
const americanDay = (day: string, between = '/') => day.replace(/(\d+)-(\d+)-(\d+)/, `$2${between}$3${between}$1`)

/** Toggl Track's detailed report, with a timer that still runs at its end. */
export function togglExport(work: Worked[]): Exported {
  const rows = work.map(({ on, description, hours, client = 'Halden Rail', project = 'PMO retainer' }) =>
    quoted([description, 'Yes', `${clock(hours)}:00`, 'Ines Moro', 'ines@moro.example', project, client, '-'])
      .concat(',420,"USD",')
      .concat(quoted([on, '09:00:00', on, `${two(9 + Math.floor(hours))}:${two(Math.round((hours % 1) * 60))}:00`])),
  )
  const { on: from = '' } = work[0] ?? {}
  const { on: to = '' } = work.at(-1) ?? {}
  const running = `"Still running","No","-","Ines Moro","ines@moro.example","PMO retainer","Halden Rail","-","-","-","${to}","17:00:00","",""`
  const header = quoted(
    'Description Billable Duration Member Email Project Client Tags Amount Currency'
      .split(' ')
      .concat('Start date', 'Start time', 'Stop date', 'Stop time'),
  )
  return {
    name: `TogglTrack_Report_Detailed_report_(from_${europeanDay(from)}_to_${europeanDay(to)}).csv`,
    text: `\ufeff${[header, ...rows, running].join('\r\n')}\r\n`,
  }
}

/** Harvest's detailed time report. */
export function harvestExport(work: Worked[]): Exported {
  const header =
    'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,' +
    'Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL'
  const rows = work.map(
    ({ on, description, hours, client = 'Halden Rail', project = 'PMO retainer' }) =>
      `${on},${client},${project},HR-01,Project management,"${description}",${hours},Yes,No,No,Ines,Moro,PM,Yes,` +
      `140.00,${(hours * 140).toFixed(2)},60.00,${(hours * 60).toFixed(2)},US Dollar - USD,`,
  )
  return { name: 'harvest_time_report_from2026-01-01to2026-12-31.csv', text: [header, ...rows, ''].join('\n') }
}

/** Clockify's detailed report as an American sees it; the range in its name tells month from day. */
export function clockifyExport(work: Worked[]): Exported {
  const header = quoted(
    'Project Client Description Task User Group Email Tags Billable'
      .split(' ')
      .concat('Start Date', 'Start Time', 'End Date', 'End Time', 'Duration (h)', 'Duration (decimal)')
      .concat('Billable Rate (USD)', 'Billable Amount (USD)'),
  )
  const rows = work.map(({ on, description, hours, client = 'Halden Rail', project = 'PMO retainer' }) => {
    const day = americanDay(on)
    const spent = [`0${clock(hours)}:00`, hours.toFixed(2), '140.00', (hours * 140).toFixed(2)]
    return quoted([
      project,
      client,
      description,
      '',
      'Ines Moro',
      '',
      'ines@moro.example',
      '',
      'Yes',
      day,
      '09:00 AM',
      day,
      '12:00 PM',
      ...spent,
    ])
  })
  const [year, month] = (work[0]?.on ?? '').split('-')
  const name = `Clockify_Time_Report_Detailed_${month}_01_${year}-${month}_28_${year}.csv`
  return { name, text: [header, ...rows, ''].join('\n') }
}

/** A sheet of one's own whose days may be read in two ways. */
export const sheet = (days: string[]): Exported => ({
  name: 'timesheet.csv',
  text: ['Date,Description,Hours', ...days.map((day, at) => `${day},Discovery: stakeholder interview ${at + 1},2`), ''].join('\n'),
})

/** A picture, which is no export. */
export const picture: Exported = { name: 'timesheet.png', text: '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', type: 'image/png' }
