import { Component } from 'preact'
import { Parts } from '@hourtab/ui/parts'
import { between } from './news.ts'

type Props = { sentence: string; isOver: boolean; onTap?: () => void }

const countingMs = 700

/** The header line. When it changes, its figures count to their new values; the words are the sentence's own at every moment. */
export class Headline extends Component<Props, { shown: string | null }> {
  override state = { shown: null }
  private frame = 0

  override componentDidUpdate({ sentence }: Props) {
    if (sentence !== this.props.sentence) this.count(sentence, performance.now())
  }

  override componentWillUnmount() {
    cancelAnimationFrame(this.frame)
  }

  private count(from: string, startedAt: number) {
    cancelAnimationFrame(this.frame)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const draw = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - startedAt) / countingMs))
      this.setState({ shown: share < 1 ? between(from, this.props.sentence, 1 - (1 - share) ** 3) : null })
      if (share < 1) this.frame = requestAnimationFrame(draw)
    }
    draw(startedAt)
  }

  override render({ sentence, isOver, onTap }: Props) {
    const [used = '', ...rest] = (this.state.shown ?? sentence).split(' · ')
    const space = used.indexOf(' ')
    return (
      <h1 class={isOver ? 'over' : undefined} onClick={onTap}>
        <span class="used">
          <b>{used.slice(0, space)}</b>
          {used.slice(space)}
        </span>
        <i> · </i>
        <Parts of={rest} strong={0} />
      </h1>
    )
  }
}
