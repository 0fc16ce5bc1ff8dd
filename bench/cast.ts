import pg from 'pg'

export type Cast = {
  origin: string
  key: string
  /** Those of a browser that is signed in. */
  cookies: [name: string, value: string][]
  newRetainer: (startsOn: string) => Promise<{ id: string; token: string }>
}

/** Signs up on a running product and makes retainers with a link each. */
export async function cast(origin: string): Promise<Cast> {
  const call = async (path: string, body: object, headers: Record<string, string>) => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return { answer: (await response.json()) as Record<string, unknown>, cookies: response.headers.getSetCookie() }
  }
  const account = { email: 'ines@moro.example', password: 'four words of nonsense', name: 'Ines Moro', workspaceName: 'Moro PMO' }
  const { cookies } = await call('/api/v1/auth/register', account, {})
  const pairs = cookies.map((set) => set.split(';')[0]!)
  const cookie = pairs.join('; ')
  const { answer } = await call('/api/v1/api-keys', { name: 'bench', scope: 'admin' }, { cookie, origin })
  const key = `Bearer ${String(answer.secret)}`
  return {
    origin,
    key,
    cookies: pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    newRetainer: async (startsOn) => {
      const given = { clientName: 'Halden Rail', name: `PMO retainer ${startsOn} ${Math.random()}`, capHours: 20, startsOn, resetDay: 1 }
      const made = await call('/api/v1/retainers', given, { authorization: key })
      const id = (made.answer as unknown as { retainer: { id: string } }).retainer.id
      const link = await call(`/api/v1/retainers/${id}/share-links`, { name: 'CTO' }, { authorization: key })
      const url = (link.answer as unknown as { shareLink: { url: string } }).shareLink.url
      return { id, token: url.split('/').at(-1)! }
    },
  }
}

/** Gives a retainer that begins on a first of a month a past: entries spread evenly over its days, and the totals of its cycles. */
export async function givePast(databaseUrl: string, retainerId: string, startsOn: string, through: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(
    `insert into entries (workspace_id, id, retainer_id, cycle_starts_on, worked_on, seconds, description, work_type, vendor, project, billable, logged_by, logged_at)
     select r.workspace_id, gen_random_uuid(), r.id, date_trunc('month', d.day)::date, d.day, 600 + (n % 40) * 90,
       'Vendor A: weekly sync + change order analysis + deliverable acceptance review', 'vendor', 'Vendor A', null, true, r.workspace_id, d.day
     from retainers r, generate_series(0, $4::int - 1) n, lateral (select $2::date + ((n::bigint * ($3::date - $2::date)) / $4::int)::int as day) d where r.id = $1`,
    [retainerId, startsOn, through, count],
  )
  await client.query(
    `insert into cycle_totals (workspace_id, retainer_id, cycle_starts_on, used_seconds, entry_count, last_worked_on)
     select workspace_id, retainer_id, cycle_starts_on, sum(seconds), count(*), max(worked_on) from entries where retainer_id = $1 group by 1, 2, 3`,
    [retainerId],
  )
  await client.query('vacuum analyze entries')
  await client.end()
}
