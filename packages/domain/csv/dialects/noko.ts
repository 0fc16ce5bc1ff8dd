import type { Dialect } from '../dialect.ts'

/** The export of Noko, which was Freckle. `Minutes` is exact, `Hours` is the same in decimals and loses seconds. */
export const noko: Dialect = {
  id: 'noko',
  name: 'Noko',
  required: [['date'], ['group/client'], ['minutes']],
  extra: ['person', 'invoice reference', 'invoiced', 'paid', 'hours', 'approved'],
  columns: {
    date: ['date'],
    minutes: ['minutes'],
    description: ['description'],
    tags: ['tags'],
    client: ['group/client'],
    project: ['project'],
    person: ['person'],
    billable: ['billable'],
  },
}
