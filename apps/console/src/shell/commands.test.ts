import { expect, test } from 'vitest'
import { commandsFor } from './commands.ts'

const retainers = [
  { id: 'pmo', name: 'PMO retainer', client: { id: 'c1', name: 'Halden Rail' } },
  { id: 'depot', name: 'Depot cutover', client: { id: 'c1', name: 'Halden Rail' } },
  { id: 'soeurs', name: 'Conseil', client: { id: 'c2', name: 'Sœurs Évrard' } },
]
const said = (typed: string, currentId?: string) =>
  commandsFor(typed, retainers, currentId).map(({ title, about }) => (about ? `${title}: ${about}` : title))

test('with nothing typed, what can be done to the retainer on the screen comes first, then the others, then the rest', () => {
  expect(said('', 'depot').slice(0, 7)).toEqual(
    ['Log work', 'Copy link', 'Cycles', 'Import', 'Statements', 'Links', 'Settings'].map((act) => `${act}: Halden Rail · Depot cutover`),
  )
  expect(said('', 'depot').slice(7, 10)).toEqual(['Halden Rail · PMO retainer', 'Sœurs Évrard · Conseil', 'Retainers'])
  expect(said('')).toEqual([
    ...retainers.map(({ client, name }) => `${client.name} · ${name}`),
    'Retainers',
    'New retainer',
    'Audit: who changed what and when',
    'Settings: workspace, account, API keys',
    'API reference',
    'Webhooks: what is told to other systems',
  ])
})

test('a few letters of client and retainer lead to it, with or without accents', () => {
  expect(said('hal pm')[0]).toBe('Halden Rail · PMO retainer')
  expect(said('evrard')[0]).toBe('Sœurs Évrard · Conseil')
})

test('an act and a name lead to the act on what is named', () => {
  expect(said('copy depot')).toEqual(['Copy link: Halden Rail · Depot cutover'])
  expect(said('log')[0]).toBe('Log work: Halden Rail · PMO retainer')
  expect(said('log', 'depot')[0]).toBe('Log work: Halden Rail · Depot cutover')
})

test('what nothing is called finds nothing', () => {
  expect(said('payroll')).toEqual([])
})
