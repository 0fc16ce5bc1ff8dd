import { useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '../../controls/button.tsx'
import { Choices } from '../../controls/choices.tsx'
import { SelectField } from '../../controls/field.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useRetainers } from '../retainers/retainers.ts'
import { send } from './upload-run.ts'
import type { Candidate, Target, Upload } from './uploads.ts'

/** Asks whose hours a file holds, where earlier imports name several retainers or none. */
export function UploadChoice({ upload: { id, read }, candidates }: { upload: Upload; candidates: Candidate[] }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [other, setOther] = useState('')
  const { retainers, isWhole } = useAllRetainers()
  useEffect(() => heading.current?.focus(), [])
  if (!isWhole) return <Skeleton what="your retainers" lines={2} />
  if (retainers.length === 0)
    return (
      <div className="upload-choice">
        <p>There is no retainer yet that could take these hours. Make one, then drop the file on it.</p>
        <ButtonLink to="/retainers/new">New retainer</ButtonLink>
      </div>
    )
  const others = retainers.filter((retainer) => candidates.every((candidate) => candidate.id !== retainer.id))
  const picked: Target[] = [...candidates.filter((each) => chosen.includes(each.id)), ...others.filter((each) => each.id === other)].map(
    (each) => ({ id: each.id, title: each.title }),
  )
  const clients = read?.clients ?? []
  return (
    <div className="upload-choice">
      <h2 ref={heading} tabIndex={-1}>
        Whose hours are these?
      </h2>
      <p className="quiet">
        {candidates.length > 0
          ? 'Several retainers may be meant. Each that you choose gets a draft of its own, and you see its rows before anything is logged.'
          : `Nothing ${clients.length > 0 ? `of ${clients.join(', ')} ` : 'like this file '}was imported before. Next time it goes there by itself.`}
      </p>
      {candidates.length > 0 && (
        <Choices
          legend={<span className="unseen">Retainers that may be meant</span>}
          name={`whose-${id}`}
          kind="checkbox"
          choices={candidates.map(({ id: value, title, ...why }) => ({ value, label: title, hint: whyInWords(why) }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      {others.length > 0 && (
        <SelectField
          label={candidates.length > 0 ? 'Another retainer' : 'Retainer'}
          name={`other-${id}`}
          value={other}
          optional={candidates.length > 0}
          onChange={(event) => setOther(event.target.value)}
        >
          <option value="">{candidates.length > 0 ? 'None' : 'Choose a retainer'}</option>
          {others.map(({ id: value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
      <Button kind="primary" aria-disabled={picked.length === 0} onClick={() => picked.length > 0 && send(id, picked)}>
        {picked.length > 1 ? `Make ${picked.length} drafts` : 'Make a draft'}
      </Button>
    </div>
  )
}

const whyInWords = ({ because, rows }: Pick<Candidate, 'because' | 'rows'>) =>
  `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} · ${because === 'earlier' ? 'imported there before' : 'its client has this name'}`

/** Every retainer there is, once all pages are here. */
function useAllRetainers() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useRetainers()
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const retainers = (data?.pages ?? []).flatMap(({ items }) => items)
  return {
    retainers: retainers.map(({ id, name, client }) => ({ id, title: `${client.name} · ${name}` })),
    isWhole: data !== undefined && !hasNextPage,
  }
}
