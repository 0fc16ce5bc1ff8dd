import type { Dialect } from '../dialect.ts'

const dates = [
  'date',
  'day',
  'work date',
  'date worked',
  'worked on',
  'spent on',
  'entry date',
  'activity date',
  'start date',
  'local_date',
]
  .concat(['datum', 'tag', 'startdatum', 'fecha', 'data', 'dia', 'día', 'jour', 'date de début'])
  .concat(['start', 'start date & time', 'started', 'clocked in', 'time started', 'start time', 'beginn', 'timestamp'])
const durations = ['duration', 'duration (h)', 'time spent', 'time (h)', 'decimal hours', 'duration (decimal)', 'hours (decimal)', 'hours']
  .concat([
    'hours worked',
    'number of hours',
    'duration (*)',
    'duration (seconds)',
    'duration_seconds',
    'duration ms',
    'seconds',
    'total hours',
    'logged hours',
    'duration (hours)',
    'duration in hours',
    'hrs',
    'hour',
    'h',
    'time',
    'qty',
    'quantity',
  ])
  .concat([
    'dauer',
    'dauer (h)',
    'stunden',
    'std',
    'zeit',
    'aufwand',
    'durée',
    'heures',
    'temps',
    'duración',
    'horas',
    'duração',
    'uren',
    'duur',
  ])
const starts = ['start time', 'from', 'start', 'start date & time', 'started', 'clocked in', 'time started', 'von', 'startzeit', 'beginn']
const ends = ['end time', 'stop time', 'to', 'end', 'stop', 'end date & time', 'clocked out', 'time ended', 'bis', 'endzeit', 'ende']
const descriptions = [
  'description',
  'notes',
  'note',
  'comment',
  'comments',
  'memo',
  'memo/description',
  'details',
  'work description',
  'work',
]
  .concat(['summary', 'subject', 'title', 'text', 'work done', 'what', 'beschreibung', 'notizen', 'notiz', 'kommentar', 'bemerkung'])
  .concat(['libellé', 'commentaire', 'descripción', 'notas', 'descrição', 'omschrijving'])

/** Any sheet with a date, a description and hours, under the names people give to such columns. */
export const generic: Dialect = {
  id: 'generic',
  name: 'A sheet with dates and hours',
  required: [dates, [...durations, 'minutes', 'mins', 'min', 'minuten', 'minutos', 'duration (min)', 'duration (minutes)', ...ends]],
  columns: {
    date: dates,
    startTime: starts,
    endDate: ['end date', 'stop date', 'enddatum'],
    endTime: ends,
    duration: durations,
    minutes: ['minutes', 'mins', 'min', 'duration (min)', 'duration (minutes)', 'minuten', 'minutos'],
    description: descriptions,
    task: [
      'task',
      'task name',
      'activity',
      'service',
      'issue summary',
      'issue',
      'product/service',
      'aufgabe',
      'tätigkeit',
      'aktivität',
      'leistung',
      'tâche',
      'tarea',
      'tarefa',
    ],
    client: [
      'client',
      'client name',
      'customer',
      'customer name',
      'customer full name',
      'group/client',
      'company',
      'kunde',
      'auftraggeber',
      'cliente',
      'klant',
    ],
    project: ['project', 'project name', 'projekt', 'projet', 'proyecto', 'projeto', 'job', 'engagement'],
    person: [
      'user',
      'member',
      'team member',
      'person',
      'employee',
      'employee name',
      'full name',
      'who',
      'benutzer',
      'mitarbeiter',
      'usuario',
    ],
    billable: ['billable', 'billable?', 'is it billable?', 'abrechenbar', 'facturable', 'faturável'],
  },
  blanks: ['-', '–', '"-"', 'n/a', '(none)', '(no client)', '(no project)', '(without client)', '(time without task assigned)'],
}
