import type { ImportChange, ImportRow } from '@hourtab/contract/imports'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Button, SubmitButton } from '../../../controls/button.tsx'
import { refuse } from '../../../controls/field-errors.ts'
import { Form } from '../../../controls/form.tsx'
import { onEscape } from './form-keys.ts'
import { PartFields } from './part-fields.tsx'
import { type Part, addUp, partsToSplit, sentPart } from './row-parts.ts'
import './row-form.css'

type Props = { row: ImportRow; onSave: (change: ImportChange) => Promise<void>; onClose: () => void }

const most = 20

/** Splits a row into parts that add up to it; the last one takes what is left unless it says otherwise. */
export function RowSplitter({ row, onSave, onClose }: Props) {
  const [parts, setParts] = useState<readonly Part[]>(() => partsToSplit(row))
  const { whole, left, seconds } = addUp(row, parts)
  const isWhole = left === 0 && seconds.every((given) => given !== undefined)
  const change = (key: number, more: Partial<Part>) => setParts(parts.map((part) => (part.key === key ? { ...part, ...more } : part)))

  async function save() {
    const name = (at: number, field: string) => `splits/${row.id}/${at}/${field}`
    const missing = seconds.flatMap((given, at) =>
      given !== undefined && given > 0 ? [] : [{ name: name(at, 'seconds'), detail: 'Hours such as 1.5, 1:30 or 30m' }],
    )
    if (missing.length > 0) throw refuse(...missing)
    await onSave({ splits: { [row.id]: parts.map((part, at) => sentPart(row, part, seconds[at] ?? 0)) } })
  }

  return (
    <Form onSubmit={save} className="row-form" aria-label={`Split ${row.description}`} onKeyDown={onEscape(onClose)}>
      <p className="split-whole">
        Split <strong>{formatHours(whole)}&nbsp;h</strong> · {row.description}
      </p>
      <ol className="split-parts">
        {parts.map((part, at) => (
          <PartFields
            key={part.key}
            part={part}
            at={at}
            name={(field) => `splits/${row.id}/${at}/${field}`}
            rest={at === parts.length - 1 && part.hours === '' ? seconds[at] : undefined}
            onChange={(more) => change(part.key, more)}
            onRemove={parts.length > 2 ? () => setParts(parts.filter(({ key }) => key !== part.key)) : undefined}
          />
        ))}
      </ol>
      <p role="status" className={isWhole ? 'split-sum' : 'split-sum split-off'}>
        {isWhole ? 'The parts add up' : left < 0 ? `${formatHours(-left)} h too many` : sumInWords(left)}
      </p>
      <footer className="row-form-foot">
        <SubmitButton>Split</SubmitButton>
        {parts.length < most && (
          <Button onClick={() => setParts([...parts, { ...partsToSplit(row)[0]!, key: Date.now(), description: '', hours: '' }])}>
            Add a part
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <span className="quiet">
          <kbd>Enter</kbd> splits · <kbd>Esc</kbd> leaves it as it was
        </span>
      </footer>
    </Form>
  )
}

const sumInWords = (left: number) =>
  left > 0 ? `${formatHours(left)} h left to give` : 'Give every part its hours; the last one takes what is left'
