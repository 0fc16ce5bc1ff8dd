import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBrowser } from '../../e2e/browser.ts'
import { cast } from '../cast.ts'
import { startProduct } from '../processes.ts'
import { median, type Row } from '../table.ts'

// Fetched when it is asked for: it weighs more than all that the product installs.
const lighthouse = 'lighthouse@13.5.0'
const rounds = 3
const categories = ['performance', 'accessibility', 'best-practices'] as const
const mostPaintMillis = 1000
const oneRoundTrip = 14 * 1024
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const atHome = ['--disable-component-update', '--disable-sync']

type Report = {
  categories: Record<string, { score: number }>
  audits: Record<string, { numericValue?: number; score?: number | null; details?: { items?: { transferSize?: number; url?: string }[] } }>
}

/** The client page with 50 entries on a slow phone, as Lighthouse sees it: its scores, its paint, and what travels for it. */
export async function page(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  const folder = await mkdtemp(join(tmpdir(), 'hourtab-page-'))
  try {
    const url = await clientPage(product.origin)
    const reports: Report[] = []
    for (let n = 0; n < rounds; n++) reports.push(await look(url, join(folder, `${n}.json`)))
    const of = (value: (report: Report) => number) => median(reports.map(value))
    const audit = (name: string) => of(({ audits }) => audits[name]?.numericValue ?? Number.NaN)
    const paint = audit('largest-contentful-paint')
    const shift = audit('cumulative-layout-shift')
    const weight = of(firstView)
    return [
      ...categories.map((name): Row => {
        const score = Math.round(100 * of((report) => report.categories[name]!.score))
        return {
          what: `client page, Lighthouse, ${name}`,
          product: String(score),
          limit: '100',
          ratio: score / 100,
          goal: '= 1',
          isMet: score === 100,
        }
      }),
      atMost('client page, largest paint on slow 4G', Math.round(paint), mostPaintMillis, 'ms'),
      { what: 'client page, layout shift', product: shift.toFixed(3), limit: '0', ratio: shift, goal: '= 0', isMet: shift === 0 },
      atMost('client page, first view with headers', weight, oneRoundTrip, 'B'),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
    await product.stop()
  }
}

async function clientPage(origin: string): Promise<string> {
  const { key, newRetainer } = await cast(origin)
  const today = new Date().toISOString().slice(0, 10)
  const { id, token } = await newRetainer(`${today.slice(0, 8)}01`)
  const topics = [
    'weekly sync',
    'change order analysis',
    'acceptance review',
    'integration mapping',
    'BRD draft',
    'issue triage',
    'invoice review',
  ]
  const kinds = ['Discovery', 'Vendor A', 'Vendor Northline', 'Reporting', 'Risk', 'Go-live', 'Change']
  for (let n = 0; n < 50; n++) {
    const description = `${kinds[n % 7]}: ${topics[(n * 3) % 7]} + ${topics[(n * 5 + 1) % 7]} ${n + 1}`
    await fetch(`${origin}/api/v1/retainers/${id}/entries`, {
      method: 'POST',
      headers: { authorization: key, 'content-type': 'application/json' },
      body: JSON.stringify({ workedOn: today, duration: ['30m', '15m', '45m', '24m'][(n * 7) % 4], description }),
    })
  }
  return `${origin.replace('127.0.0.1', 'localhost')}/r/${token}`
}

async function look(url: string, file: string): Promise<Report> {
  const { executablePath, env } = await findBrowser()
  const given = [
    '-y',
    lighthouse,
    url,
    '--quiet',
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=${[...flags, ...atHome].join(' ')}`,
  ]
  const only = `--only-categories=${categories.join(',')}`
  await promisify(execFile)('npx', [...given, only], { env: { ...process.env, ...env, CHROME_PATH: executablePath }, maxBuffer: 1e8 })
  return JSON.parse(await readFile(file, 'utf8')) as Report
}

// The stream stays open, and the icon is loaded when all else is there.
const firstView = ({ audits }: Report): number =>
  (audits['network-requests']?.details?.items ?? [])
    .filter(({ url = '' }) => !/\/events$|\/icon-|manifest/.test(url))
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)

const atMost = (what: string, value: number, most: number, unit: string): Row => ({
  what,
  product: `${value} ${unit}`,
  limit: `${most} ${unit}`,
  ratio: value / most,
  goal: '≤ 1',
  isMet: value <= most,
})
