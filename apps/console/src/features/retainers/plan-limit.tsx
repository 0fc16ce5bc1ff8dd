import type { Refused } from '@hourtab/contract/problem'
import { Link } from 'react-router'
import { Notice } from '../../controls/notice.tsx'

/** The plan holds no further retainer: said kindly, and nothing typed is lost. */
export function PlanLimit({ refused }: { refused: Refused }) {
  return (
    <Notice tone="late" focusable>
      <p role="alert">
        <strong>Your plan is full.</strong> {refused.problem.detail ?? 'It holds no further retainer.'}
      </p>
      <p>
        Free holds your first retainer for ever, Pro holds 10, Studio as many as you like. Everything you have keeps working, and what you
        typed stays here. <Link to="/settings">See your plan</Link>
      </p>
    </Notice>
  )
}
