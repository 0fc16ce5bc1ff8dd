import type supertest from 'supertest'

type Agent = Pick<ReturnType<typeof supertest.agent>, 'post' | 'get' | 'patch' | 'delete'>

const headings = 'Description,Billable,Client,Project,Start date,Start time,Duration'

/** An export of Toggl with a row for each description, an hour each from the first of July on. */
export const togglOf = (descriptions: string[]): string =>
  [
    headings,
    ...descriptions.map((words, n) => `${words},Yes,Halden Rail Quillfeather,Wetherby cutover,2026-07-0${n + 1},09:00:00,01:00:00`),
  ].join('\n')

/** Drafts an import of a file into a retainer, which is told that the client belongs to it; answers the draft. */
export async function draftOf(agent: Agent, retainerId: string, csv: string) {
  const { status, body, text } = await agent
    .post(`/api/v1/retainers/${retainerId}/imports?filename=july.csv`)
    .set('content-type', 'text/csv')
    .send(csv)
  if (status !== 201) throw new Error(`the draft answered ${status}: ${text}`)
  type Draft = { id: string; questions: { id: string; answer: unknown; choices: { value: string }[] }[]; rows: { state: string }[] }
  const draft = body.import as Draft
  const open = draft.questions.filter(({ answer }) => answer === null)
  if (open.length === 0) return draft
  const answers = Object.fromEntries(open.map(({ id, choices }) => [id, choices.map(({ value }) => value)]))
  return (await agent.patch(`/api/v1/imports/${draft.id}`).send({ answers })).body.import as Draft
}

export async function publish(agent: Agent, importId: string) {
  const { status, text } = await agent.post(`/api/v1/imports/${importId}/publish`)
  if (status !== 200) throw new Error(`publishing answered ${status}: ${text}`)
}
