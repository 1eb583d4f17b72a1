import { type RefObject, useLayoutEffect, useState } from "react"

/** How many children of a row that wraps stand on its first line, counted anew whenever something becomes wider or narrower. */
export function useFitting(row: RefObject<HTMLElement | null>): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const { current } = row
    if (current === null) return
    const count = () => {
      const children = [...current.children].filter((child) => child instanceof HTMLElement)
      const top = children[0]?.offsetTop ?? 0
      setFitting(children.filter(({ offsetTop }) => offsetTop === top).length)
    }
    count()
    const observer = new ResizeObserver(count)
    for (const element of [current, ...current.children]) observer.observe(element)
    return () => observer.disconnect()
  })
  return fitting
}
