import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, plainText, text } from './primitives.ts'

/** The address of an account. */
export const Email = z.string().trim().max(254, 'At most 254 characters').pipe(z.email('An e-mail address, e.g. ana@studio.example'))
const Password = z.string().min(8, 'At least 8 characters').max(128, 'At most 128 characters')

export const Role = z.enum(['owner', 'member'])
export type Role = z.output<typeof Role>

/** What a plan allows; `null` retainers is no limit. */
export const Plan = z.enum(['free', 'pro', 'studio'])
export type Plan = z.output<typeof Plan>

export const Workspace = z
  .object({
    id: Id,
    name: z.string(),
    plan: Plan,
    retainerLimit: z.int().nullable().describe('How many retainers the plan allows; null is no limit'),
    isSample: z.boolean(),
    createdAt: Instant,
  })
  .meta({ id: 'Workspace' })
export type Workspace = z.output<typeof Workspace>

/** Who is signed in, and where. */
export const Me = z
  .object({
    user: z.object({ id: Id, name: z.string(), email: z.string() }),
    role: Role,
    workspace: Workspace,
    alertMails: z.boolean().describe('Whether you asked for an e-mail when a retainer of this workspace passes a threshold'),
    sendsMail: z.boolean().describe('Whether this instance can send mail at all'),
  })
  .meta({ id: 'Me' })
export type Me = z.output<typeof Me>

export const NewAccount = z.strictObject({ email: Email, password: Password, name: text(100), workspaceName: text(100) }).meta({
  examples: [{ email: 'ines@moro.example', password: 'a long sentence to remember', name: 'Ines Moro', workspaceName: 'Moro PMO' }],
})
export type NewAccount = z.output<typeof NewAccount>

export const Credentials = z
  .strictObject({ email: plainText(254), password: z.string().max(128) })
  .meta({ examples: [{ email: 'ines@moro.example', password: 'a long sentence to remember' }] })
export type Credentials = z.output<typeof Credentials>

export const Session = z
  .object({ id: Id, createdAt: Instant, lastSeenAt: Instant, device: z.string(), isThisOne: z.boolean() })
  .meta({ id: 'Session' })

const answer = z.object({ me: Me })

export const register = endpoint({
  name: 'register',
  method: 'POST',
  path: '/api/v1/auth/register',
  summary: 'Create an account and its workspace, and sign in',
  description: 'Answers with the cookies of a session. An address has at most one account, and sign-up is limited per address.',
  access: 'open',
  body: NewAccount,
  status: 201,
  response: answer,
  answers: [409],
})

export const login = endpoint({
  name: 'login',
  method: 'POST',
  path: '/api/v1/auth/login',
  summary: 'Sign in',
  description:
    'Answers with the cookies of a session. After five wrong passwords for one account from one address there is a pause of up to 15 minutes.',
  access: 'open',
  body: Credentials,
  status: 200,
  response: answer,
  answers: [401],
})

export const refresh = endpoint({
  name: 'refresh',
  method: 'POST',
  path: '/api/v1/auth/refresh',
  summary: 'Renew the session from its refresh cookie',
  description: 'A refresh cookie works once: the answer sets the next. One that comes a second time ends the session.',
  access: 'open',
  status: 200,
  response: answer,
  answers: [401],
})

export const lookAround = endpoint({
  name: 'lookAround',
  method: 'POST',
  path: '/api/v1/auth/look-around',
  summary: 'Make a sample studio and sign in to it',
  description: 'Three clients, four retainers and five months of work, in a workspace of its own that nobody else can reach.',
  access: 'open',
  status: 201,
  response: answer,
})

export const logout = endpoint({
  name: 'logout',
  method: 'POST',
  path: '/api/v1/auth/logout',
  summary: 'End this session',
  description: 'The session ends at once, on the server as well.',
  access: 'read',
  status: 204,
  response: z.undefined(),
})

export const readMe = endpoint({
  name: 'readMe',
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who is signed in, and to which workspace',
  description: 'With a key: who made the key, and the workspace it works in.',
  access: 'read',
  status: 200,
  response: answer,
  noun: 'me',
})

export const changeMe = endpoint({
  name: 'changeMe',
  method: 'PATCH',
  path: '/api/v1/me',
  summary: 'Change your name, whether alerts are mailed to you, or your password, which ends other sessions',
  description: 'A new password takes the present one, and ends your other sessions. A key cannot change it.',
  access: 'read',
  body: z
    .strictObject({
      name: text(100).optional(),
      password: Password.optional(),
      currentPassword: z.string().max(128).optional(),
      alertMails: z.boolean().optional(),
    })
    .meta({ examples: [{ name: 'Ines Moro' }] }),
  status: 200,
  response: answer,
  noun: 'me',
})

/** What goes when an account is deleted: the workspace with it, unless somebody else owns that as well. */
export const Leaving = z
  .object({
    goes: z.enum(['workspace', 'account']).describe('The whole workspace, or only your account in it'),
    clients: z.int(),
    retainers: z.int(),
    entries: z.int(),
    statements: z.int(),
    links: z.int().describe('Links that still open'),
    others: z.int().describe('Accounts of others that go with the workspace'),
  })
  .meta({ id: 'Leaving' })
export type Leaving = z.output<typeof Leaving>

export const readLeaving = endpoint({
  name: 'readLeaving',
  method: 'GET',
  path: '/api/v1/me/leaving',
  summary: 'What goes when you delete your account',
  description: 'Counts what `deleteMe` would delete, and says whether anybody else keeps the workspace.',
  access: 'read',
  status: 200,
  response: z.object({ leaving: Leaving }),
})

export const deleteMe = endpoint({
  name: 'deleteMe',
  method: 'DELETE',
  path: '/api/v1/me',
  summary: 'Delete your account, and the workspace with it where nobody else owns it; this cannot be undone',
  description:
    'Takes your password. Where you are the only owner the whole workspace goes: clients, retainers, entries, statements and links. It cannot be undone; export it first.',
  access: 'read',
  body: z
    .strictObject({ currentPassword: z.string().max(128).describe('The password you sign in with now') })
    .meta({ examples: [{ currentPassword: 'a long sentence to remember' }] }),
  status: 204,
  response: z.undefined(),
})

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/api/v1/auth/sessions',
  summary: 'Where you are signed in',
  description: 'Every browser you are signed in with, the latest first.',
  access: 'read',
  status: 200,
  response: z.object({ items: z.array(Session), nextCursor: z.null() }),
})

export const endSession = endpoint({
  name: 'endSession',
  method: 'DELETE',
  path: '/api/v1/auth/sessions/:sessionId',
  summary: 'Sign out one of your sessions',
  description: 'That browser is signed out with its next call.',
  access: 'read',
  params: z.object({ sessionId: Id }),
  status: 204,
  response: z.undefined(),
})
