import { z } from 'zod'
import { Workspace } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { text } from './primitives.ts'

const mostWords = 200

/** A workspace with the settings that its members share. */
export const WorkspaceSettings = Workspace.extend({
  privateWords: z.array(z.string()).describe('Words that no client should read: a draft warns of rows that hold one'),
}).meta({ id: 'WorkspaceSettings' })
export type WorkspaceSettings = z.output<typeof WorkspaceSettings>

export const WorkspaceChange = z
  .strictObject({ name: text(100), privateWords: z.array(text(60)).max(mostWords, `At most ${mostWords} words`) })
  .partial()
  .meta({ examples: [{ name: 'Moro PMO' }] })
export type WorkspaceChange = z.output<typeof WorkspaceChange>

const answer = z.object({ workspace: WorkspaceSettings })

export const readWorkspace = endpoint({
  name: 'readWorkspace',
  method: 'GET',
  path: '/api/v1/workspace',
  summary: 'Your workspace, its plan and its settings',
  description: 'The plan says how many retainers it holds where the instance has plans.',
  access: 'read',
  status: 200,
  response: answer,
  noun: 'workspace',
})

export const changeWorkspace = endpoint({
  name: 'changeWorkspace',
  method: 'PATCH',
  path: '/api/v1/workspace',
  summary: 'Change the name of your workspace, or its private words',
  description: 'Private words are looked for in every import before it is published.',
  access: 'admin',
  body: WorkspaceChange,
  status: 200,
  response: answer,
  noun: 'workspace',
  guarded: true,
})

/** Files of JSON and CSV, the same byte for byte while nothing changes. Another instance takes them in whole. */
export const exportWorkspace = endpoint({
  name: 'exportWorkspace',
  method: 'GET',
  path: '/api/v1/workspace/export',
  summary: 'Everything in your workspace, as a zip file of JSON and CSV',
  description: 'The same bytes while nothing changes. Another instance takes the file in whole.',
  access: 'admin',
  status: 200,
  response: z.custom<AsyncIterable<Uint8Array>>(),
  media: 'application/zip',
  filename: 'hourtab-export.zip',
})
