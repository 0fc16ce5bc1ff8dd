/** Every key that occurs anywhere in an answer, by the place it occurs in. */
export const keysOf = (value: unknown): string[] => [...new Set(placesIn(value, ''))].toSorted()

function placesIn(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => placesIn(item, `${at}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [`${at}.${key}`, ...placesIn(inner, `${at}.${key}`)])
}

const under = (place: string, keys: string) => keys.split(' ').map((key) => `${place}.${key}`)
const line = (place: string) => [
  ...under(place, 'cycle cycle.endsOn cycle.resetsOn cycle.startsOn cycle.state sentence'),
  ...under(place, 'availableSeconds capSeconds carriedInSeconds grantedSeconds leftSeconds overSeconds usedSeconds'),
]

export const entryKeys = 'id workedOn description workType vendor project seconds counted runningBalanceSeconds'.split(' ')

/** Every place that the balance behind a link may fill; what is not here must not leave. */
export const allowedKeys = [
  ...under(
    '',
    'client retainer today version balance stamp explanation shows breakdown entries nextCursor earlierCycles earlierCyclesOmitted',
  ),
  ...line('.balance'),
  ...under('.balance', 'entryCount loggedThrough asOf'),
  ...under('.stamp', 'loggedThrough dueOn'),
  ...under('.explanation[]', 'kind label seconds hours'),
  ...under('.breakdown', 'workTypes workTypes[].workType workTypes[].seconds weeks vendors projects sentence'),
  ...under('.breakdown.vendors[]', 'vendor seconds weekSeconds'),
  ...under('.entries[]', entryKeys.join(' ')),
  ...line('.earlierCycles[]'),
].toSorted()

/** Places that are filled now and then. */
export const rareKeys = [
  '.entries[].late',
  '.entries[].corrects',
  '.found',
  '.found.entries',
  '.found.seconds',
  '.stamp.pendingSeconds',
  '.statement',
  '.earlierCycles[].statement',
  ...['.balance', '.earlierCycles[]'].flatMap((place) => under(`${place}.cycle`, 'pausedSince resumesOn pausesOn')),
]
