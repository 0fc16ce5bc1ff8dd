import type { ShareLink } from '@hourtab/contract/share-links'
import { CopyButton } from '../../controls/copy-button.tsx'

/** The sentence to paste into the engagement letter; it promises what the link shows. */
export function LetterSentence({ link, url }: { link: Pick<ShareLink, 'audience' | 'hasPassword'>; url: string }) {
  const behind = link.audience === 'totals' ? '' : ', with every entry behind them,'
  const way = link.hasPassword ? 'with a password that I tell you separately' : 'without a login'
  const sentence = `You can see the hours used and remaining${behind} at any time and ${way}: ${url}`
  return (
    <section className="letter" aria-labelledby="letter-title">
      <h2 id="letter-title">For the engagement letter</h2>
      <blockquote>{sentence}</blockquote>
      <CopyButton text={sentence} what="Sentence" label="Copy the sentence" />
    </section>
  )
}
