import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'
import { LinkList } from '../features/share-links/link-list.tsx'
import { NewLinkForm } from '../features/share-links/new-link-form.tsx'

export function LinksPage() {
  return (
    <RetainerFrame section="Links">
      {({ retainer, today }) => (
        <>
          <NewLinkForm retainerId={retainer.id} today={today} />
          <LinkList retainerId={retainer.id} today={today} />
        </>
      )}
    </RetainerFrame>
  )
}
