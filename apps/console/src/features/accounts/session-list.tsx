import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { momentInWords } from '../../days.ts'
import { inWords } from '../../in-words.ts'
import { deviceInWords } from './device-in-words.ts'
import { useEndSession, useLogout, useSessions } from './accounts.ts'
import './accounts.css'

/** Where you are signed in, and the way to end it. */
export function SessionList() {
  const { data, error, refetch } = useSessions()
  const { mutate: endSession } = useEndSession()
  const { mutate: logout } = useLogout()
  const tell = { onError: (failure: Error) => say(inWords(failure), { tone: 'bad' }) }
  if (error && !data) return <Failure error={error} retry={refetch} what="Your sessions" />
  if (!data) return <Skeleton what="your sessions" lines={3} />
  return (
    <ol className="sessions">
      {data.items.map(({ id, device, lastSeenAt, isThisOne }) => (
        <li key={id}>
          <div>
            <p title={device}>{deviceInWords(device)}</p>
            <p className="quiet">{isThisOne ? 'This one' : `Last seen ${momentInWords(lastSeenAt)}`}</p>
          </div>
          {isThisOne ? (
            <Button onClick={() => logout(undefined, tell)}>Sign out</Button>
          ) : (
            <Button onClick={() => endSession(id, tell)}>
              End<span className="unseen"> the session of {deviceInWords(device)}</span>
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}
