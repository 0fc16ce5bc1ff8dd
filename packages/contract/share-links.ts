import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, Instant, pageOf, text } from './primitives.ts'

/** How much a link shows: the whole log, the same without people's names, with vendors under aliases, or the totals alone. */
export const audiences = ['full', 'unnamed', 'aliases', 'totals'] as const
const Audience = z
  .enum(audiences)
  .meta({ id: 'Audience' })
  .describe("What it shows: the full log, the log without people's names, the log with vendors under aliases, or totals only")
export type Audience = z.output<typeof Audience>

const Password = text(200, 8).nullable().describe('Asked of everyone who opens it')

/** A client's way in: one unguessable URL, named, revocable. */
export const ShareLink = z
  .object({
    id: Id,
    name: z.string(),
    audience: Audience,
    hasPassword: z.boolean(),
    expiresOn: Day.nullable().describe('The last day it opens'),
    createdAt: Instant,
    lastOpenedOn: Day.nullable(),
    url: z.url().nullable().describe('Null where the link was brought from another instance: it opens, and its URL is known to who has it'),
  })
  .meta({ id: 'ShareLink' })
export type ShareLink = z.output<typeof ShareLink>

export const NewShareLink = z
  .strictObject({
    name: text(100),
    audience: Audience.default('full'),
    expiresOn: Day.nullable().default(null),
    password: Password.default(null),
  })
  .meta({ examples: [{ name: 'CTO', audience: 'full' }] })
export type NewShareLink = z.output<typeof NewShareLink>

const onRetainer = z.object({ retainerId: Id })
const onLink = z.object({ linkId: Id })
const answer = z.object({ shareLink: ShareLink })

export const listShareLinks = endpoint({
  name: 'listShareLinks',
  method: 'GET',
  path: '/api/v1/retainers/:retainerId/share-links',
  summary: 'The links that open a retainer',
  description: 'With their URLs, to copy again.',
  access: 'admin',
  params: onRetainer,
  status: 200,
  response: pageOf(ShareLink),
})

export const createShareLink = endpoint({
  name: 'createShareLink',
  method: 'POST',
  path: '/api/v1/retainers/:retainerId/share-links',
  summary: 'Share a retainer through a new link',
  description: 'The client needs no account. `audience` says how much the link shows; what it does not show never leaves the server.',
  access: 'admin',
  params: onRetainer,
  body: NewShareLink,
  status: 201,
  response: answer,
  noun: 'shareLink',
})

export const readShareLink = endpoint({
  name: 'readShareLink',
  method: 'GET',
  path: '/api/v1/share-links/:linkId',
  summary: 'One link',
  description: 'With its URL, and the day it was opened last.',
  access: 'admin',
  params: onLink,
  status: 200,
  response: answer,
  noun: 'shareLink',
})

export const changeShareLink = endpoint({
  name: 'changeShareLink',
  method: 'PATCH',
  path: '/api/v1/share-links/:linkId',
  summary: 'Change who a link is for, what it shows, its last day or its password',
  description: 'What is left out stays. Pages that are open follow at once.',
  access: 'admin',
  params: onLink,
  body: z
    .strictObject({ name: text(100), audience: Audience, expiresOn: Day.nullable(), password: Password })
    .partial()
    .meta({ examples: [{ expiresOn: '2026-12-31' }] }),
  status: 200,
  response: answer,
  noun: 'shareLink',
})

export const revokeShareLink = endpoint({
  name: 'revokeShareLink',
  method: 'DELETE',
  path: '/api/v1/share-links/:linkId',
  summary: 'Revoke a link; pages that are open say so at once',
  description: 'Open pages are told within two seconds; the URL answers 410 from then on.',
  access: 'admin',
  params: onLink,
  status: 204,
  response: z.undefined(),
})

export const rotateShareLink = endpoint({
  name: 'rotateShareLink',
  method: 'POST',
  path: '/api/v1/share-links/:linkId/rotate',
  summary: 'Give a link a new URL; the old one stops',
  description: 'For a URL that went to the wrong person: same link, same audience, other address.',
  access: 'admin',
  params: onLink,
  status: 200,
  response: answer,
  noun: 'shareLink',
  answers: [412],
})
