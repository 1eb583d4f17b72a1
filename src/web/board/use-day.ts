import { useNavigate } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"

const SETTLE_MS = 250

export type ShownDay = {
  /** What the map shows this very moment. */
  readonly day: PlainDate
  /** The day of the address: what is asked of the server while the slider glides. */
  readonly settled: PlainDate
  readonly show: (day: PlainDate) => void
}

/** The day on the screen; the address follows when the slider rests, so that Back does not walk through every day. */
export function useDay(asked: PlainDate | null, days: readonly PlainDate[]): ShownDay {
  const navigate = useNavigate()
  const [gliding, setGliding] = useState<PlainDate | null>(null)
  const last = days.at(-1) as PlainDate
  const settled = asked !== null && days.includes(asked) ? asked : last
  useEffect(() => {
    if (gliding === null) return
    const timer = setTimeout(() => {
      void navigate({
        to: ".",
        search: (before) => {
          const { on: _on, ...rest } = before as { on?: string }
          return gliding === last ? rest : { ...rest, on: gliding }
        },
        replace: true,
        resetScroll: false,
      }).then(() => setGliding(null))
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [gliding, navigate, last])
  return { day: gliding ?? settled, settled, show: setGliding }
}
