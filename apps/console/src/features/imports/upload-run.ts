import type { NavigateFunction } from 'react-router'
import { keys, queryClient } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { readAside, whyNotRead } from './reading.ts'
import { type Belonging, keepFile } from './recognised.ts'
import { uploadDraft, uploadToRecognise } from './upload-draft.ts'
import { type Candidate, type Target, addUpload, areShown, changeUpload, removeUpload, uploadById } from './uploads.ts'

export type Handing = {
  /** Where the files were handed over: a retainer's id, or `everywhere`. */
  place: string
  /** Whose they are, where that is known. */
  to?: Target
  navigate: NavigateFunction
}

export const everywhere = 'everywhere'
const mostFiles = 20

class Unfit extends Error {}
const calledBack = new Error('Called back')

const stops = new Map<number, AbortController>()
const handed = new Map<number, Handing>()
let turn: Promise<unknown> = Promise.resolve()

/** Takes files, one after the other: each becomes a draft of the retainer it belongs to, and nothing is logged. */
export function takeFiles(files: readonly File[], handing: Handing): void {
  if (files.length > mostFiles) return void say(`${files.length} files are too many at once. Take up to ${mostFiles}.`, { tone: 'bad' })
  for (const file of files) {
    const id = addUpload({ place: handing.place, file, isAlone: files.length === 1, step: { at: 'waiting' } })
    handed.set(id, handing)
    send(id, handing.to && [handing.to])
  }
}

/** Asks whose a file is that came to the wrong retainer. */
export function askWhose(file: File, navigate: NavigateFunction): void {
  const id = addUpload({ place: everywhere, file, isAlone: true, step: { at: 'asking', candidates: [] } })
  handed.set(id, { place: everywhere, navigate })
}

/** Sends a file to those of the candidates that were chosen, or again after it failed. */
export function send(id: number, targets?: Target[]): void {
  changeUpload(id, { step: { at: 'waiting' } })
  turn = turn.then(() => run(id, targets))
}

export const trySending = (id: number) => send(id, handed.get(id)?.to && [handed.get(id)!.to!])

/** Takes a file from the screen and, where it is on its way, calls it back: nothing of it stays. */
export function callBack(id: number): void {
  stops.get(id)?.abort(calledBack)
  removeUpload(id)
}

async function run(id: number, targets: Target[] | undefined): Promise<void> {
  const upload = uploadById(id)
  if (!upload) return
  const stop = new AbortController()
  stops.set(id, stop)
  try {
    const unfit = await whyNotRead(upload.file)
    if (unfit) throw new Unfit(unfit)
    if (!upload.read) void readMeanwhile(id, upload.file, stop)
    const known = targets ?? (await owners(id, stop.signal))
    if (known) await draftFor(id, known, stop.signal)
  } catch (error) {
    if (error !== calledBack) tellRefusal(id, error)
  } finally {
    // While the file is on the screen, the browser reads on: its facts belong to it, however fast the server was.
    const at = uploadById(id)?.step.at
    if (at !== 'asking' && at !== 'drafted') stop.abort(calledBack)
  }
}

// What the browser cannot read, the server could not either: it is called back with the reason.
async function readMeanwhile(id: number, file: File, stop: AbortController) {
  const reading = await readAside(file, stop.signal)
  if (reading?.refused) stop.abort(new Unfit(reading.reason))
  else if (reading) changeUpload(id, { read: reading })
}

/** The one retainer that a file belongs to; where there are several or none, that is asked. */
async function owners(id: number, signal: AbortSignal): Promise<Candidate[] | undefined> {
  const candidates = await uploadToRecognise(uploadById(id)!, signal)
  if (candidates.length === 1) return candidates
  changeUpload(id, { step: { at: 'asking', candidates } })
  const { navigate } = handed.get(id)!
  if (!areShown(everywhere)) say('Say whose hours these are', { isLasting: true, act: () => navigate('/retainers'), actLabel: 'Answer' })
  return undefined
}

async function draftFor(id: number, targets: (Target & Partial<Belonging>)[], signal: AbortSignal) {
  const upload = uploadById(id)!
  const drafts = []
  for (const target of targets) {
    const draft = await uploadDraft(upload, target, signal)
    keepFile(draft.id, upload.file, target)
    drafts.push({ path: `/retainers/${target.id}/imports/${draft.id}`, title: target.title })
    if (upload.isAlone && targets.length === 1) queryClient.setQueryData(keys.import(draft.id), draft)
  }
  const [first] = drafts
  if (!upload.isAlone || !first || drafts.length > 1) return changeUpload(id, { step: { at: 'drafted', drafts } })
  removeUpload(id)
  const open = () => handed.get(id)?.navigate(first.path)
  if (areShown(upload.place)) return open()
  say(`${upload.file.name} is read. Nothing is logged yet.`, { isLasting: true, act: open, actLabel: 'Look at it' })
}

function tellRefusal(id: number, error: unknown) {
  const upload = uploadById(id)
  if (!upload) return
  const reason = error instanceof Unfit ? error.message : inWords(error)
  changeUpload(id, { step: { at: 'refused', reason, canTryAgain: error instanceof TypeError } })
  if (!areShown(upload.place)) say(`${upload.file.name} was not imported. ${reason}`, { tone: 'bad', isLasting: true })
}
