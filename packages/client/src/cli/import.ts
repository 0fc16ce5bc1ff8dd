import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isProblem, type Client, type Import, type PublishImportAnswer } from '../client.ts'
import { textOf, textsOf, type Command } from './command.ts'
import { exits, Stop } from './exit-codes.ts'
import { findRetainer } from './find-retainer.ts'
import { draftInWords, openQuestionsOf } from './import-in-words.ts'

export const importFile: Command = {
  name: 'import',
  takes: 'FILE.csv',
  summary: 'take in an export of a time tracker: as a draft, or published with --publish',
  about: [
    'A draft says what it would do and touches nothing. With --publish it is published when it has no open question; the same file again changes nothing, so that a job may send it every night.',
    'A draft of the same file name that nobody published makes way for the new one. With open questions the run ends with 5: answer them with --answer, or in the console.',
  ],
  options: {
    retainer: { type: 'string', takes: 'RETAINER', says: 'its name, the beginning of it, or its id' },
    publish: { type: 'boolean', says: 'publish it when it has no open question' },
    answer: { type: 'string', multiple: true, takes: 'ID=VALUE', says: 'answer a question; may be repeated' },
  },
  run: async ({ values, words, signedIn }) => {
    const [path, ...others] = words
    if (path === undefined || others.length > 0) throw new Stop(exits.usage, 'Name one file: `hourtab import FILE.csv`.')
    const file = await readFile(path).catch((error: Error) => {
      throw new Stop(exits.usage, `${path} cannot be read: ${error.message}`)
    })
    const answers = answersIn(textsOf(values.answer))
    const { client, signIn } = signedIn()
    const retainer = await findRetainer(client, signIn, textOf(values.retainer))
    const filename = basename(path)
    const drafted = await client.draftImport({ retainerId: retainer.id, file, filename })
    await makeWay(client, drafted.import)
    const isAnswered = Object.keys(answers).length > 0
    const draft = isAnswered ? (await client.changeImport({ importId: drafted.import.id, answers })).import : drafted.import
    const url = `${signIn.url}/retainers/${retainer.id}/imports/${draft.id}`

    if (openQuestionsOf(draft).length > 0)
      return said(draft, { exit: exits.openQuestions, state: 'draft', end: `Answer in the console: ${url}` })
    if (!values.publish) return said(draft, { state: 'draft', end: `Not published. Look at it: ${url}` })
    const published = await publish(client, draft)
    if (!published) return said(draft, { state: 'unchanged', end: `Nothing new.\n${draft.balanceBefore.sentence}` })
    return said(draft, { state: 'published', published, end: `Published.\n${published.balance.sentence}` })
  },
}

// One value for a question, or several where it is answered several times.
function answersIn(given: string[]): Record<string, string | string[]> {
  const answers: Record<string, string | string[]> = {}
  for (const pair of given) {
    const [, id, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? []
    if (id === undefined || value === undefined) throw new Stop(exits.usage, `${pair} is no answer. It looks like date-order=MDY.`)
    answers[id] = id in answers ? [answers[id] ?? [], value].flat() : value
  }
  return answers
}

// Nightly drafts that wait for the same answer would pile up, and be counted as so many hours that wait.
async function makeWay(client: Client, { id, retainerId, filename }: Import): Promise<void> {
  const { items } = await client.listImports({ retainerId }).page()
  const former = items.filter((item) => item.state === 'draft' && item.filename === filename && item.id !== id)
  for (const draft of former) await client.discardImport({ importId: draft.id })
}

/** Publishes what was looked at; a draft that changes nothing is discarded. */
async function publish(client: Client, draft: Import): Promise<PublishImportAnswer | undefined> {
  try {
    return await client.publishImport({ importId: draft.id, diff: draft.diff })
  } catch (error) {
    if (!isProblem(error, 'nothing-new')) throw error
    await client.discardImport({ importId: draft.id })
    return undefined
  }
}

type Outcome = { exit?: 5; state: string; published?: PublishImportAnswer; end: string }

function said(draft: Import, { exit, state, published, end }: Outcome) {
  const { id, filename, dialect, totals, warnings, balanceBefore, balanceAfter } = draft
  const facts = { id, filename, dialect, state, totals, warnings, questions: openQuestionsOf(draft) }
  const balance = published?.balance ?? (state === 'unchanged' ? balanceBefore : undefined)
  const json = { import: facts, ...(balance ? { balance } : { balanceBefore, balanceAfter }) }
  return { json, text: [...draftInWords(draft), end].join('\n'), ...(exit && { exit }) }
}
