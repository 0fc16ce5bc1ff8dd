import type { FastifyInstance } from 'fastify'
import { ready, sendReady } from '../assets.ts'
import { pagePolicy } from '../headers.ts'
import { documentPage, escaped } from './html.ts'

/** What each problem means and what to do about it, on the page its `type` opens. */
const explanations: Record<string, string> = {
  unreadable: 'The request is not valid HTTP or JSON. The detail says where reading stopped.',
  'not-signed-in': 'Send a session cookie or Authorization: Bearer with a key. A key that was revoked or has expired is like none.',
  'wrong-credentials': 'The e-mail address and the password do not belong together. After five tries there is a pause of up to 15 minutes.',
  'not-allowed': 'Your role or the scope of your key does not reach this far.',
  'cross-site': 'A change that comes with a session cookie has to come from a page of this site.',
  'plan-limit': 'The plan of this workspace holds no further retainer. A larger plan does; so does removing a retainer.',
  'not-found': 'There is nothing here, or it belongs to another workspace. Both look the same on purpose.',
  'email-taken': 'There is an account with this e-mail address already.',
  'name-taken': 'There is another of this kind with the same name.',
  'client-has-retainers': 'A client can be removed once its retainers are.',
  'still-running': 'A request with the same Idempotency-Key has not been answered yet. Ask again in a moment.',
  'open-questions': 'A draft can be published once its questions are answered.',
  'import-settled': 'A draft can be published or discarded once, and a published import undone once.',
  'nothing-new': 'Every row of the draft is in the work log already, was skipped, or was left out.',
  'stale-draft':
    'Something was logged, edited or imported meanwhile, so publishing would do other things than were shown. Read the draft again.',
  'later-import': 'A later import changed or removed what this one logged. Imports that build on each other are undone newest first.',
  'entry-is-back': 'The entry was removed by hand and has come back through an import since.',
  'cycle-closed':
    'The cycle is closed and its statement issued, and what was printed never changes. Log what was forgotten as late work, correct a mistake with a correcting entry, or have an owner reopen the cycle while it is the newest closed one.',
  'cycle-not-over': 'A cycle is closed after its last day in the time zone of its retainer. The detail says when.',
  'not-the-oldest': 'Cycles are closed one after the other, from the first on. The detail names the one that is next.',
  'not-the-newest': 'Cycles are opened again one after the other, from the newest closed one back.',
  'hours-spent':
    'Work was logged on the hours that were agreed on top, so that without them the cycle is over. To remove them all the same, repeat the request with ?evenIfSpent=true.',
  'first-terms': 'There are terms from the first day of a retainer on, so the first ones can be replaced, not removed.',
  'already-paused': 'A pause that lasts keeps the day it began on. Resume the retainer, and pause it again from a later cycle on.',
  'too-many-webhooks': 'A workspace has at most 20 webhooks. Remove one, or have one listen to more events.',
  'webhook-disabled': 'Nothing but a test is sent to a disabled webhook. Enable it with a PATCH of its state, then repeat the request.',
  'link-password':
    'The link is kept with a password, which whoever sent it can tell you. A browser that has given it once may go on for 30 days.',
  'link-revoked': 'The link was revoked or replaced. Whoever sent it can send another.',
  'link-expired': 'The last day on which the link opens has passed. Whoever sent it can send another.',
  stale: 'The resource changed after you read it. Read it again and repeat your change on what it is now.',
  'too-large': 'JSON may have 1 MB, a file 25 MB and 200,000 rows.',
  'unknown-media-type': 'Send application/json; files go as multipart/form-data or text/csv.',
  'invalid-input': 'Each entry of errors names a field and what would be right.',
  'idempotency-key-reused': 'The key was used within the last 24 hours for a request with another body or path.',
  'before-retainer': 'Work can be logged from the first day of the retainer on.',
  'not-a-cycle-start': 'Terms and agreed hours count for whole cycles, each named by its first day. The errors say which day that is.',
  'not-an-import': 'The file could not be read as an export of a time tracker. The detail says why and what to export instead.',
  'common-password': 'The password is among those that are tried first.',
  'wrong-password': 'A new password takes the present one.',
  'if-match-needed': 'Send the ETag you read in If-Match, so that nobody overwrites what somebody else just changed.',
  'slow-down': 'Retry-After says how many seconds to wait.',
  'database-busy': 'The database is restarting or has more to do than it can. Retry-After says how many seconds to wait.',
  'no-room': 'The disk of the server is nearly full. Reading goes on; writing waits until there is room.',
  internal: 'This is our mistake, and it was logged. The instance names the request.',
}

/** Every problem with what it means, as a list in Markdown. */
export const problemList = (): string =>
  Object.entries(explanations)
    .map(([slug, text]) => `- [${slug}](/problems/${slug}): ${text}`)
    .join('\n')

/** `GET /problems/{slug}`: a page for a person who meets a problem's `type`. */
export function explainProblems(app: FastifyInstance): void {
  const policy = pagePolicy()
  const links = [
    { href: '/api/docs', title: 'Reference' },
    { href: '/api/docs/errors', title: 'Errors' },
  ]
  for (const [slug, text] of Object.entries(explanations)) {
    const main = `<article class="guide"><h1><code>${slug}</code></h1><p>${escaped(text)}</p><p><a href="/api/docs/errors">All problems, and when to try again</a></p></article>`
    const page = ready('text/html; charset=utf-8', documentPage({ title: slug, links, main }))
    app.get(`/problems/${slug}`, (request, reply) => sendReady(request, reply.header('content-security-policy', policy), page))
  }
}
