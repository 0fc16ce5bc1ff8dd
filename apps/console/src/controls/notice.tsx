import type { ReactNode } from 'react'
import { inWords } from '../in-words.ts'
import { Button } from './button.tsx'
import './notice.css'

type Props = { tone?: 'calm' | 'bad' | 'late'; focusable?: boolean; children: ReactNode }

/** A sentence that matters, set apart by a rule at its side. */
export function Notice({ tone = 'calm', focusable, children }: Props) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : undefined} tabIndex={focusable ? -1 : undefined}>
      {children}
    </div>
  )
}

/** Something that could not be loaded, and the way to try again. */
export function Failure({ error, retry, what }: { error: unknown; retry: () => unknown; what: string }) {
  return (
    <Notice tone="bad">
      <p>
        <strong>{what} could not be shown.</strong> {inWords(error)}
      </p>
      <Button onClick={() => void retry()}>Try again</Button>
    </Notice>
  )
}
