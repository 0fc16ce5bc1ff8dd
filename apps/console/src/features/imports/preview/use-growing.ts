import { startTransition, useEffect, useState } from 'react'

const first = 30
const step = 40

/** How many of many rows to draw: enough for the first screen at once, the others frame by frame. Another `of` starts anew. */
export function useGrowing(total: number, of: string): number {
  const [grown, setGrown] = useState({ of, count: first })
  const count = grown.of === of ? grown.count : first
  useEffect(() => {
    if (count >= total) return
    const frame = requestAnimationFrame(() => startTransition(() => setGrown({ of, count: count + step })))
    return () => cancelAnimationFrame(frame)
  }, [count, total, of])
  return Math.min(count, total)
}
