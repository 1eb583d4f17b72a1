import { useEffect, useState } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { now } from "../parts/days.ts"

/** The moment by the server's clock, looked at again every so many milliseconds. */
export function useNow(everyMs: number): Instant {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return at
}
