import { ask, signIn } from '../ask.ts'
import { studio } from '../studio.ts'

/** Words that stand in one workspace only: whoever else reads one of them has seen too much. */
const words = {
  client: 'Halden Rail Quillfeather',
  retainer: 'Brackenmoor retainer',
  description: 'Vendor Zephyrine: quorum of the steering group',
  note: 'Marmaduke was late again',
  file: 'pemberton-july.csv',
  project: 'Wetherby cutover',
  printed: 'Ravenscar handover',
  agreed: 'Tamarind hypercare',
  agreedBy: 'Sallow of the board',
  link: 'Thistlewood link',
  key: 'Oddington key',
  webhook: 'Larkspur webhook',
}

// The first day of terms and of a pause to come.
const ahead = '2027-03-01'

// Two exports of one sheet, published: with a column that had to be chosen, a correction, a choice, a change, and an entry taken out.
async function learned({ owner, retainer }: Awaited<ReturnType<typeof studio>>) {
  const publish = async (hours: number) => {
    const { body } = await owner
      .post(`/api/v1/retainers/${retainer.id}/imports`)
      .set('content-type', 'text/csv')
      .send(
        `Wann,Description,Stunden,Project,Billable\n2026-07-02,Call,${hours},${words.project},No\n2026-07-03,Review,1,${words.project},Yes\n`,
      )
    const { id } = body.import
    await owner.patch(`/api/v1/imports/${id}`).send({ answers: { 'column-date': '1' } })
    await owner.patch(`/api/v1/imports/${id}`).send({ answers: { 'non-billable': 'as-is' }, edits: { 3: { workType: 'risk' } } })
    const published = await owner.post(`/api/v1/imports/${id}/publish`)
    if (published.status !== 200) throw new Error(`publishing answered ${published.status}: ${published.text}`)
  }
  await publish(1)
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/entries?q=Review`)
  await owner.delete(`/api/v1/entries/${body.items[0].id}`)
  await publish(2)
}

// A cycle of another retainer, closed, with its statement.
async function closed({ owner }: Awaited<ReturnType<typeof studio>>): Promise<string> {
  const june = { clientName: words.client, name: 'June', capHours: 10, startsOn: '2026-06-01' }
  const { body } = await owner.post('/api/v1/retainers').send(june)
  const path = `/api/v1/retainers/${body.retainer.id}`
  await owner.post(`${path}/entries`).send({ workedOn: '2026-06-08', duration: '1h', description: words.printed })
  const issued = await owner.post(`${path}/statements`)
  if (issued.status !== 201) throw new Error(`closing answered ${issued.status}: ${issued.text}`)
  return issued.body.statement.id as string
}

/** Ines's workspace with one of everything, and the ids that paths ask for. */
export async function populated() {
  // The first entry passes a share, and is told by a mail that nobody sends.
  const cast = await studio({ smtpUrl: 'smtp://127.0.0.1:1', retainer: { clientName: words.client, name: words.retainer, alertsAt: [5] } })
  const { origin, owner, retainer, ines } = cast
  await owner.patch('/api/v1/me').send({ alertMails: true })
  const entry = await cast.log({ description: words.description, privateNote: words.note })
  const draft = await owner
    .post(`/api/v1/retainers/${retainer.id}/imports?filename=${words.file}`)
    .set('content-type', 'text/csv')
    .send('Date,Description,Hours\n2026-07-07,Cromwell review,2\n')
  await learned(cast)
  const statementId = await closed(cast)
  const agreement = { cycleStartsOn: '2026-07-01', seconds: 3600, reason: words.agreed, agreedBy: words.agreedBy }
  const grant = await owner.post(`/api/v1/retainers/${retainer.id}/grants`).send(agreement)
  await owner.post(`/api/v1/retainers/${retainer.id}/terms`).send({ from: ahead, capSeconds: 36_000 })
  await owner.put(`/api/v1/retainers/${retainer.id}/pause`).send({ from: ahead })
  const link = await cast.share(words.link)
  const key = await owner.post('/api/v1/api-keys').send({ name: words.key, scope: 'admin' })
  const webhook = await owner.post('/api/v1/webhooks').send({ name: words.webhook, url: 'http://127.0.0.1:1/larkspur' })
  const webhookId = webhook.body.webhook.id as string
  const delivery = await owner.post(`/api/v1/webhooks/${webhookId}/ping`)
  const sessions = await owner.get('/api/v1/auth/sessions')
  const ids = {
    clientId: retainer.client.id,
    retainerId: retainer.id,
    entryId: entry.body.entry.id as string,
    importId: draft.body.import.id as string,
    grantId: grant.body.grant.id as string,
    statementId,
    from: ahead,
    linkId: link.id,
    webhookId,
    deliveryId: delivery.body.delivery.id as string,
    keyId: key.body.apiKey.id as string,
    sessionId: sessions.body.items[0].id as string,
    token: link.token,
  }
  return {
    ...cast,
    ids,
    /** Everything of this workspace that must not be read elsewhere. */
    secrets: [
      ...Object.values(words),
      ...Object.values(ids),
      'Cromwell review',
      ines.email,
      ines.me.workspace.id,
      key.body.secret as string,
      webhook.body.secret as string,
    ],
    browser: await signIn(origin, ines),
    ask: (method: string, path: string, given?: Parameters<typeof ask>[3]) => ask(origin, method, path, given),
  }
}
