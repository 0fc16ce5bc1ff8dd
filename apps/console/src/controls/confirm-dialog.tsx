import type { ReactNode } from 'react'
import { Button, SubmitButton } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'

type Props = {
  /** The question. */
  title: string
  /** What becomes of it when the answer is yes. */
  children: ReactNode
  act: string
  keep: string
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Asks before something is done that cannot be taken back. */
export function ConfirmDialog({ title, children, act, keep, onConfirm, onClose }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={onConfirm}>
        <p>{children}</p>
        <footer className="dialog-foot">
          <SubmitButton kind="danger">{act}</SubmitButton>
          <Button onClick={onClose}>{keep}</Button>
        </footer>
      </Form>
    </Dialog>
  )
}
