import { z } from 'zod'
import { Role } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { Id, Instant, pageOf } from './primitives.ts'

/** Somebody who works in a workspace. */
export const Member = z.object({ id: Id, name: z.string(), email: z.string(), role: Role, joinedAt: Instant }).meta({ id: 'Member' })
export type Member = z.output<typeof Member>

export const listMembers = endpoint({
  name: 'listMembers',
  method: 'GET',
  path: '/api/v1/workspace/members',
  summary: 'Who works in your workspace',
  description: 'Owners and members of your workspace.',
  access: 'read',
  status: 200,
  response: pageOf(Member),
})
