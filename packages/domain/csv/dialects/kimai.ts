import { undoFormulaGuard } from '../clean-text.ts'
import type { Dialect } from '../dialect.ts'

/**
 * The CSV export, in English, German, French, Spanish and Dutch. Its durations were seconds, then decimals, then `h:mm`, `h:mm:ss` and
 * `h:mm` again. There is no end date: an entry over midnight, or over nine days, is as long as its duration says.
 */
export const kimai: Dialect = {
  id: 'kimai',
  name: 'Kimai',
  required: [
    ['date', 'datum', 'fecha'],
    ['from', 'von', 'de', 'van'],
    ['to', 'bis', 'à', 'para', 'tot'],
    ['duration', 'dauer', 'durée', 'duración', 'duur'],
    ['customer', 'kunde', 'client', 'cliente', 'klant'],
    ['activity', 'tätigkeit', 'activité', 'actividad', 'activiteit'],
  ],
  extra: ['internal price', 'internal rate', 'hourly price', 'hourly rate', 'fixed price', 'fixed rate', 'exported', 'order number'],
  columns: {
    sourceId: ['id'],
    date: ['date', 'datum', 'fecha'],
    startTime: ['from', 'von', 'de', 'van'],
    endTime: ['to', 'bis', 'à', 'para', 'tot'],
    duration: ['duration', 'dauer', 'durée', 'duración', 'duur'],
    description: ['description', 'beschreibung', 'descripción', 'beschrijving'],
    task: ['activity', 'tätigkeit', 'activité', 'actividad', 'activiteit'],
    client: ['customer', 'kunde', 'client', 'cliente', 'klant'],
    project: ['project', 'projekt', 'projet', 'proyecto'],
    person: ['name', 'nom', 'nombre', 'naam', 'user', 'benutzer', 'utilisateur', 'usuario', 'gebruiker'],
    tags: ['tags', 'schlagworte'],
    billable: ['billable', 'abrechenbar', 'facturable', 'factureerbaar'],
    kind: ['type', 'typ', 'tipo'],
    category: ['category', 'label.category', 'kategorie'],
  },
  units: ['hours', 'seconds'],
  // Since 2.36 it is `1` or nothing, before that Yes or No in the language of the export.
  isBillable: (cell) => !/^(?:|0|no|nein|non|nee)$/i.test(cell),
  // Also text that contains DDE is guarded, wherever it stands in it.
  text: (cell) => (cell.startsWith("' ") && cell.includes('DDE') ? cell.slice(2) : undoFormulaGuard(cell)),
  skip: (cell) => [cell('kind'), cell('category')].filter((kind) => noWork.test(kind)).map((kind) => `no work: ${kind}`)[0],
}

const noWork = /^(?:expense|mileage|holiday|sickness|parental|time_off)/i
