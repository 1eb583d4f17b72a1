import { type RefObject, useEffect, useRef, useState } from "react"

type Unseen<Place> = {
  readonly place: RefObject<Place | null>
  /** How high the place is, in px, while nobody has seen what it says; null once somebody has, or has put it away. */
  readonly held: number | null
  readonly putAway: () => void
}

/** Whether a place, since it last said something new, has been out of sight: below or above what is scrolled to. */
export function useUnseen<Place extends HTMLElement>(said: string): Unseen<Place> {
  const place = useRef<Place>(null)
  const [held, setHeld] = useState<number | null>(null)
  useEffect(() => {
    const { current } = place
    if (current === null || said === "") return
    const observer = new IntersectionObserver(([entry]) => {
      if (entry === undefined) return
      if (entry.isIntersecting) observer.disconnect()
      setHeld((height) => (entry.isIntersecting ? null : (height ?? entry.boundingClientRect.height)))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [said])
  return { place, held, putAway: () => setHeld(null) }
}
