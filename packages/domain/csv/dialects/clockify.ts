import type { Dialect } from '../dialect.ts'

/** What Clockify writes where a grouping has no name. */
export const clockifyBlanks = [
  '(without client)',
  '(without project)',
  '(without task)',
  '(without description)',
  '(no client)',
  '(no project)',
]

const starts = ['start date', 'startdatum', 'date de début', 'data de início', 'fecha inicio', 'fecha de inicio']
const clocks = ['duration (h)', 'dauer (h)', 'durée (h)', 'duração (h)', 'duración (h)']
const decimals = ['duration (decimal)', 'dauer (dezimal)', 'durée (décimal)', 'duração (decimal)', 'duración (decimal)']

/**
 * The detailed report. It follows the language of the person who exports it: English, German, French, Portuguese or Spanish. A workspace
 * may rename "Task", switch "Client" off, and append fields of its own.
 */
export const clockify: Dialect = {
  id: 'clockify',
  name: 'Clockify',
  required: [starts, [...clocks, ...decimals]],
  extra: ['billable rate (*)', 'billable amount (*)', 'group', 'date of creation', 'start time', 'end date'],
  columns: {
    date: starts,
    startTime: ['start time', 'startzeit', 'heure de début', 'hora de início', 'hora inicio', 'hora de inicio'],
    endDate: ['end date', 'enddatum', 'date de fin', 'data final', 'data de término', 'fecha fin', 'fecha de fin'],
    endTime: ['end time', 'endzeit', 'heure de fin', 'hora de término', 'hora final', 'hora fin', 'hora de fin'],
    duration: clocks,
    decimal: decimals,
    description: ['description', 'beschreibung', 'descrição', 'descripción'],
    task: ['task', 'activity', 'aufgabe', 'tâche', 'tarefa', 'tarea'],
    client: ['client', 'kunde', 'cliente'],
    project: ['project', 'projekt', 'projet', 'projeto', 'proyecto'],
    person: ['user', 'benutzer', 'utilisateur', 'do utilizador', 'utilizador', 'usuário', 'usuario'],
    tags: ['tags', 'étiquettes', 'etiquetas'],
    billable: ['billable', 'abrechenbar', 'facturable', 'faturável'],
    kind: ['type', 'typ', 'tipo'],
  },
  blanks: clockifyBlanks,
  skip: (cell) => {
    const kind = cell('kind')
    return /^(?:|r[eé]gul.*|normal)$/i.test(kind) ? undefined : `no work: ${kind}`
  },
}
