import type { Problem as Described } from '@hourtab/contract/problem'

type Details = Omit<Described, 'type' | 'instance'> & { slug: string; retryAfterSeconds?: number }
export type FieldErrors = NonNullable<Described['errors']>

/** A refusal the caller can act on. Anything else that is thrown is our bug, and becomes a 500. */
export class Problem extends Error {
  readonly details: Details
  constructor(details: Details) {
    super(details.detail ?? details.title)
    this.details = details
  }
}

/** What work gives, or the problem it throws; anything else it throws goes on. */
export function attempt<T>(work: () => T): T | Problem {
  try {
    return work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

const problem = (status: number, slug: string, title: string, more: Partial<Details> = {}) => new Problem({ status, slug, title, ...more })
const field = (slug: string, title: string, pointer: string, detail: string) =>
  problem(422, slug, title, { detail, errors: [{ pointer, detail }] })

export const problems = {
  unreadable: (detail: string) => problem(400, 'unreadable', 'The request could not be read', { detail }),
  notSignedIn: () => problem(401, 'not-signed-in', 'Please sign in'),
  wrongCredentials: () => problem(401, 'wrong-credentials', 'That e-mail address and password do not belong together'),
  notAllowed: (detail: string) => problem(403, 'not-allowed', 'This is not yours to do', { detail }),
  crossSite: () => problem(403, 'cross-site', 'This request came from another site'),
  planLimit: (plan: string, retainers: number) =>
    problem(403, 'plan-limit', 'Your plan holds no further retainer', {
      detail: `The ${plan} plan holds ${retainers} ${retainers === 1 ? 'retainer' : 'retainers'}. Remove one, or move to a larger plan.`,
    }),
  notFound: (what: string) => problem(404, 'not-found', `There is no such ${what}`),
  emailTaken: () =>
    problem(409, 'email-taken', 'There is an account with this e-mail address', {
      errors: [{ pointer: '#/email', detail: 'Sign in, or use another address' }],
    }),
  nameTaken: (what: string) =>
    problem(409, 'name-taken', `There is a ${what} of this name`, { errors: [{ pointer: '#/name', detail: 'Names are used once' }] }),
  clientHasRetainers: () => problem(409, 'client-has-retainers', 'This client has retainers', { detail: 'Remove its retainers first.' }),
  stillRunning: () => problem(409, 'still-running', 'A request with this Idempotency-Key is still running', { retryAfterSeconds: 1 }),
  openQuestions: () => problem(409, 'open-questions', 'This draft has open questions', { detail: 'Answer them, then publish.' }),
  importSettled: (state: string) =>
    problem(409, 'import-settled', `This import is ${state}`, { detail: 'Read it again to see what can be done with it.' }),
  nothingNew: () =>
    problem(409, 'nothing-new', 'This draft changes nothing', { detail: 'Every row is in the work log already, skipped or left out.' }),
  staleDraft: (detail: string) => problem(409, 'stale-draft', 'The work log has changed since you looked at this draft', { detail }),
  laterImport: (filename?: string) =>
    problem(409, 'later-import', 'A later import builds on this one', {
      detail: filename === undefined ? 'Undo the imports that came after it first.' : `Undo the import of ${filename} first.`,
    }),
  entryIsBack: () =>
    problem(409, 'entry-is-back', 'This entry is in the work log again', { detail: 'An import has brought it back in the meantime.' }),
  cycleClosed: (detail: string) => problem(409, 'cycle-closed', 'This cycle is closed', { detail }),
  cycleNotOver: (endsOn: string, firstDay: string) =>
    problem(409, 'cycle-not-over', 'This cycle is not over', { detail: `It ends on ${endsOn}, and can be closed from ${firstDay} on.` }),
  notTheOldest: (startsOn: string) =>
    problem(409, 'not-the-oldest', 'Another cycle is closed first', { detail: `The oldest open cycle begins on ${startsOn}.` }),
  notTheNewest: (detail: string) => problem(409, 'not-the-newest', 'Only the newest closed cycle can be opened again', { detail }),
  hoursSpent: (detail: string) => problem(409, 'hours-spent', 'These hours are spent', { detail }),
  firstTerms: () =>
    problem(409, 'first-terms', 'These are the first terms', {
      detail: 'A retainer has terms from its first day on. Set others from that day instead.',
    }),
  alreadyPaused: (detail: string) => problem(409, 'already-paused', 'This retainer is paused', { detail }),
  tooManyWebhooks: (most: number) =>
    problem(409, 'too-many-webhooks', 'This workspace has as many webhooks as it can have', {
      detail: `There are ${most}. Remove one, or have one listen to more events.`,
    }),
  webhookDisabled: () => problem(409, 'webhook-disabled', 'This webhook is disabled', { detail: 'Enable it, then send again.' }),
  linkLocked: () =>
    problem(401, 'link-password', 'This link asks for a password', { detail: 'Open it in a browser and give the password there.' }),
  linkRevoked: () => problem(410, 'link-revoked', 'This link is no longer shared', { detail: 'Ask the person who sent it for a new one.' }),
  linkExpired: () => problem(410, 'link-expired', 'This link has expired', { detail: 'Ask the person who sent it for a new one.' }),
  stale: () => problem(412, 'stale', 'Somebody changed this in the meantime', { detail: 'Read it again and repeat your change.' }),
  tooLarge: (limit: string) => problem(413, 'too-large', 'That is too much at once', { detail: `The limit is ${limit}.` }),
  unknownMediaType: (detail: string) => problem(415, 'unknown-media-type', 'This kind of content is not read here', { detail }),
  invalidInput: (errors: FieldErrors) => problem(422, 'invalid-input', 'Some fields need attention', { errors }),
  keyReused: () => problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another request'),
  beforeRetainer: (startsOn: string) => field('before-retainer', 'The retainer had not begun', '#/workedOn', `It begins on ${startsOn}.`),
  notACycleStart: (errors: FieldErrors) =>
    problem(422, 'not-a-cycle-start', 'A cycle is named by its first day', { detail: errors[0]?.detail, errors }),
  notAnImport: (detail: string) => field('not-an-import', 'This file cannot be imported', '#/file', detail),
  commonPassword: () =>
    field(
      'common-password',
      'That password is easily guessed',
      '#/password',
      'Use a longer one, such as four words that do not belong together.',
    ),
  wrongPassword: () =>
    field('wrong-password', 'That is not your present password', '#/currentPassword', 'Type the password you sign in with now.'),
  ifMatchNeeded: () =>
    problem(428, 'if-match-needed', 'Say which version you are changing', {
      detail: 'Send If-Match with the ETag you read, or * to change it whatever it is now.',
    }),
  slowDown: (retryAfterSeconds: number) =>
    problem(429, 'slow-down', 'Too many requests', { detail: `Try again in ${retryAfterSeconds} seconds.`, retryAfterSeconds }),
  internal: () => problem(500, 'internal', 'Something went wrong on our side'),
  databaseBusy: () =>
    problem(503, 'database-busy', 'The database does not answer just now', {
      detail: 'Nothing was changed, or nothing more than an earlier answer said.',
      retryAfterSeconds: 2,
    }),
  noRoom: () => problem(507, 'no-room', 'The disk is nearly full', { detail: 'Reading works; writing waits until there is room.' }),
}
