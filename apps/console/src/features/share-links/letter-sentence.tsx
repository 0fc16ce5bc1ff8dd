import { CopyButton } from '../../controls/copy-button.tsx'

/** The sentence to paste into the engagement letter. */
export function LetterSentence({ url }: { url: string }) {
  const sentence = `You can see the hours used and remaining, with every entry behind them, at any time and without a login: ${url}`
  return (
    <section className="letter" aria-labelledby="letter-title">
      <h2 id="letter-title">For the engagement letter</h2>
      <blockquote>{sentence}</blockquote>
      <CopyButton text={sentence} what="Sentence" label="Copy the sentence" />
    </section>
  )
}
