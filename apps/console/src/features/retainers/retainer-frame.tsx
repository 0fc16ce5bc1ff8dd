import type { Retainer } from '@hourtab/contract/retainers'
import { Refused } from '@hourtab/contract/problem'
import type { ReactNode } from 'react'
import { Link, NavLink, useParams } from 'react-router'
import { Failure } from '../../controls/notice.tsx'
import { PageHeading } from '../../controls/page-heading.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { todayIn } from '../../days.ts'
import { pauseInWords } from './pause-in-words.ts'
import { useRetainer } from './retainers.ts'
import './retainer-frame.css'

export type Opened = { retainer: Retainer; etag: string | undefined; today: string }

/** Around every page of one retainer: whose it is, what it is called, and where else one can go. */
export function RetainerFrame({ section, children }: { section: string; children: (opened: Opened) => ReactNode }) {
  const { retainerId = '' } = useParams()
  const { data, error, refetch } = useRetainer(retainerId)
  if (error && !data) return <NotOpened error={error} retry={refetch} />
  const to = `/retainers/${retainerId}`
  return (
    <>
      <header className="retainer-head">
        <p className="retainer-head-client">{data ? whoseAndState(data.retainer) : ' '}</p>
        {data ? (
          <PageHeading title={section === 'Work log' ? data.retainer.name : `${section} · ${data.retainer.name}`}>
            {data.retainer.name}
            {section !== 'Work log' && <span className="unseen">: {section}</span>}
          </PageHeading>
        ) : (
          <h1 className="retainer-head-waiting">
            <span className="unseen">Retainer</span>
          </h1>
        )}
        <nav className="tabs" aria-label="Retainer">
          <NavLink to={to} end>
            Work log
          </NavLink>
          <NavLink to={`${to}/cycles`}>Cycles</NavLink>
          <NavLink to={`${to}/imports`}>Imports</NavLink>
          <NavLink to={`${to}/statements`}>Statements</NavLink>
          <NavLink to={`${to}/links`}>Links</NavLink>
          <NavLink to={`${to}/settings`}>Settings</NavLink>
        </nav>
      </header>
      {data ? children({ ...data, today: todayIn(data.retainer.timeZone) }) : <Skeleton what="the retainer" lines={8} />}
    </>
  )
}

const whoseAndState = ({ client, pause, timeZone }: Retainer) =>
  [client.name, ...(pause ? [pauseInWords(pause, todayIn(timeZone))] : [])].join(' · ')

function NotOpened({ error, retry }: { error: Error; retry: () => unknown }) {
  const isGone = error instanceof Refused && [404, 422].includes(error.problem.status)
  return (
    <>
      <PageHeading title={isGone ? 'This retainer does not exist' : 'Retainer'} />
      {isGone ? (
        <p>
          It was removed, or the address is wrong. Go to <Link to="/retainers">your retainers</Link>.
        </p>
      ) : (
        <Failure error={error} retry={retry} what="The retainer" />
      )}
    </>
  )
}
