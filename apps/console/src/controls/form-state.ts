import { createContext, use } from 'react'
import type { FieldErrors } from './field-errors.ts'

export type State = FieldErrors & { isBusy: boolean }

export const calm: State = { fields: {}, general: null, isBusy: false }
export const FormState = createContext<State>(calm)

/** What the form around knows: errors by field name, and whether it is being sent. */
export const useFormState = () => use(FormState)
