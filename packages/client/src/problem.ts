/** A field at fault: a JSON pointer into what was sent, such as `#/duration`, and what is wrong with it. */
export type FieldFault = { pointer: string; detail: string }

type Described = { type: string; title: string; status: number; detail?: string; instance?: string; errors?: FieldFault[] }

/** What HourTab refused, and why (RFC 9457). */
export class HourTabProblem extends Error {
  override readonly name = 'HourTabProblem'
  /** The problem's name, such as `invalid-input` or `plan-limit`. */
  readonly slug: string
  /** The HTTP status. */
  readonly status: number
  /** The problem in a few words, the same each time. */
  readonly title: string
  /** What is to be said of this one. */
  readonly detail: string | undefined
  /** Every field at fault; empty when it is none. */
  readonly errors: readonly FieldFault[]
  /** Names the request; quote it when you ask for help. */
  readonly requestId: string | undefined
  /** After how many seconds it may be tried again. */
  readonly retryAfter: number | undefined

  constructor({ type, title, status, detail, instance, errors = [] }: Described, retryAfter?: number) {
    super(detail ?? errors[0]?.detail ?? title)
    this.slug = type.split('/').at(-1) ?? ''
    this.status = status
    this.title = title
    this.detail = detail
    this.errors = errors
    this.requestId = instance
    this.retryAfter = retryAfter
  }

  /** What is wrong with one field, by its pointer. */
  at(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.detail
  }
}

/** Thrown where no answer came: no network, nobody there, or too late. `cause` is what `fetch` threw. */
export class HourTabUnreachable extends Error {
  override readonly name = 'HourTabUnreachable'
}

/** Whether something thrown is a problem, and, where `slug` is given, the one of that name. */
export function isProblem(thrown: unknown, slug?: string): thrown is HourTabProblem {
  return thrown instanceof HourTabProblem && (slug === undefined || thrown.slug === slug)
}

/** Reads the problem in an answer of 400 and above; one that holds none becomes `unreadable-answer`. */
export async function problemIn(response: Response): Promise<HourTabProblem> {
  const described: unknown = await response.json().catch(() => undefined)
  return isDescribed(described) ? new HourTabProblem(described, retryAfterOf(response)) : notAnAnswer(response)
}

/** Something else than HourTab answered, such as a proxy or another site. */
export const notAnAnswer = (response: Response): HourTabProblem =>
  new HourTabProblem(
    {
      type: '/problems/unreadable-answer',
      title: 'That is no answer of HourTab',
      status: response.status,
      detail: `What answered with ${response.status} is not HourTab, or stands before it. Look at the address.`,
    },
    retryAfterOf(response),
  )

const isDescribed = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'status' in value && 'title' in value

function retryAfterOf({ headers }: Response): number | undefined {
  const given = headers.get('retry-after')
  if (given === null) return undefined
  const seconds = /^\d+$/.test(given) ? Number(given) : Math.ceil((Date.parse(given) - Date.now()) / 1000)
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}
