import { useEffect, useEffectEvent, useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText, dayWithWeekday } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"

const PLAY_MS = 280

type DaySliderProps = {
  days: readonly PlainDate[]
  day: PlainDate
  onDay: (day: PlainDate) => void
}

/** From the first fact to today; play runs through the days, the arrow keys step, Home and End jump. */
export function DaySlider({ days, day, onDay }: DaySliderProps) {
  const { t, language } = useWords()
  const [playing, setPlaying] = useState(false)
  const place = days.indexOf(day)
  const last = days.length - 1
  const go = useEffectEvent((to: number) => {
    const next = days[Math.max(0, Math.min(last, to))]
    if (next !== undefined && next !== day) onDay(next)
  })
  const step = useEffectEvent(() => {
    if (place >= last) setPlaying(false)
    else go(place + 1)
  })
  const toggle = useEffectEvent(() => {
    if (!playing && place >= last) go(0)
    setPlaying(!playing)
  })
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => step(), PLAY_MS)
    return () => clearInterval(timer)
  }, [playing])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWorking(event.target))
        return
      const moves: Record<string, number> = {
        ArrowLeft: place - 1,
        ArrowRight: place + 1,
        Home: 0,
        End: last,
      }
      const to = moves[event.key]
      if (event.key === " ") toggle()
      else if (to !== undefined) {
        setPlaying(false)
        go(to)
      } else return
      event.preventDefault()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [place, last])
  const [first, end] = [days[0], days[last]]
  return (
    <fieldset className="day-slider no-print">
      <legend className="unseen">{t("board.slider")}</legend>
      <button type="button" className="text-button" title={t("board.keys")} onClick={() => toggle()}>
        <span aria-hidden="true">{playing ? "❚❚" : "▶"}</span> {t(playing ? "board.pause" : "board.play")}
      </button>
      <button
        type="button"
        className="text-button"
        aria-label={t("board.previousDay")}
        onClick={() => go(place - 1)}
      >
        ◀
      </button>
      <span className="small quiet">{first && dayText(first, language)}</span>
      <input
        type="range"
        min={0}
        max={last}
        value={Math.max(0, place)}
        aria-label={t("board.slider")}
        aria-valuetext={dayWithWeekday(day, language)}
        style={{ "--done": `${last === 0 ? 100 : (100 * place) / last}%` } as React.CSSProperties}
        onChange={(event) => {
          setPlaying(false)
          go(Number(event.target.value))
        }}
      />
      <span className="small quiet">{end && dayText(end, language)}</span>
      <button
        type="button"
        className="text-button"
        aria-label={t("board.nextDay")}
        onClick={() => go(place + 1)}
      >
        ▶
      </button>
      <output className="day-slider-day">{dayWithWeekday(day, language)}</output>
    </fieldset>
  )
}

/** A key that a field, a button or a cell of the map uses itself. */
function isWorking(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=range]), select, textarea, button, a, [role=gridcell], [role=option]") !==
      null
  )
}
