import { listShareLinks } from '@hourtab/contract/share-links'
import { useNavigate } from 'react-router'
import { ask, keys, queryClient } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { browserTimeZone, todayIn } from '../../days.ts'
import { inWords } from '../../in-words.ts'

/** Copies the link of a retainer where there is one that opens. Where there is none, or several, the page of its links is the answer. */
export function useCopyLink() {
  const navigate = useNavigate()
  return async (retainerId: string) => {
    const toLinks = (words: string) => {
      say(words)
      return navigate(`/retainers/${retainerId}/links`)
    }
    try {
      const { items } = await queryClient.fetchQuery({
        queryKey: keys.shareLinks(retainerId),
        queryFn: () => ask(listShareLinks, { params: { retainerId } }),
      })
      const today = todayIn(browserTimeZone())
      const [link, another] = items.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
      if (!link) return await toLinks('There is no link yet. Create one here')
      if (another) return await toLinks('There are several links. Choose one')
      if (!link.url) return await toLinks('This link came from another HourTab. Give it a new URL to copy it')
      await navigator.clipboard.writeText(link.url)
      say(`Link for ${link.name} copied`)
    } catch (error) {
      if (error instanceof DOMException) return toLinks('This browser does not allow copying for you. Copy the link here')
      say(inWords(error), { tone: 'bad' })
    }
  }
}
