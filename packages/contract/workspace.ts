import { z } from 'zod'
import { Workspace } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { text } from './primitives.ts'

const answer = z.object({ workspace: Workspace })

export const readWorkspace = endpoint({
  name: 'readWorkspace',
  method: 'GET',
  path: '/api/v1/workspace',
  summary: 'Your workspace and its plan',
  access: 'read',
  status: 200,
  response: answer,
  noun: 'workspace',
})

export const changeWorkspace = endpoint({
  name: 'changeWorkspace',
  method: 'PATCH',
  path: '/api/v1/workspace',
  summary: 'Rename your workspace',
  access: 'admin',
  body: z.strictObject({ name: text(100) }).meta({ examples: [{ name: 'Moro PMO' }] }),
  status: 200,
  response: answer,
  noun: 'workspace',
  guarded: true,
})
