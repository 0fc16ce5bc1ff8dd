import { useSyncExternalStore } from 'react'
import type { Read } from './reading-summary.ts'

/** A retainer that a file may go to. */
export type Target = { id: string; title?: string }
export type Candidate = Target & { title: string; because: 'earlier' | 'name'; rows: number }

type Step =
  | { at: 'waiting' }
  | { at: 'recognising' | 'drafting'; share: number }
  | { at: 'asking'; candidates: Candidate[] }
  | { at: 'drafted'; drafts: { path: string; title?: string }[] }
  | { at: 'refused'; reason: string; canTryAgain: boolean }

/** A file on its way to a draft. `place` is where it was handed over: a retainer, or the list of all. */
export type Upload = {
  id: number
  place: string
  file: File
  /** No other files came with it: its draft opens by itself. */
  isAlone: boolean
  read: Read | null
  step: Step
}

let uploads: readonly Upload[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Upload[]) {
  uploads = next
  for (const listener of listeners) listener()
}

export const uploadById = (id: number): Upload | undefined => uploads.find((upload) => upload.id === id)

export function addUpload(upload: Omit<Upload, 'id' | 'read'>): number {
  lastId += 1
  set([...uploads, { ...upload, id: lastId, read: null }])
  return lastId
}

export const changeUpload = (id: number, change: Partial<Pick<Upload, 'read' | 'step'>>) =>
  set(uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)))

export const removeUpload = (id: number) => set(uploads.filter((upload) => upload.id !== id))

/** All files on their way, wherever they were handed over. */
export const useUploads = () => useSyncExternalStore(subscribe, () => uploads)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const shown: string[] = []

/** Takes note that the files of a place are on the screen; the answer takes it back. */
export function showUploads(place: string): () => void {
  shown.push(place)
  return () => void shown.splice(shown.lastIndexOf(place), 1)
}

export const areShown = (place: string) => shown.includes(place)
