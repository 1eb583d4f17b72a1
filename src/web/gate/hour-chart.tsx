import { countEntries } from "../../contract/posts.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { useSize } from "../map/use-size.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { type Counts, dayOfHours, type Hour, heightOf, hoursOf } from "./hour-counts.ts"

const HEIGHT = 156
/** Between the bars that rise and those that hang: the hours. */
const AXIS = 18
const ROOM = (HEIGHT - AXIS) / 2

/** How many went in (up) and out (down) in each hour; the same as a table. */
export function HourChart({ on, post }: { on: PlainDate; post: string | null }) {
  const { t, language } = useWords()
  const { data, error } = useAsk(countEntries, { on }, { live: true })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  const hours = hoursOf(data.hours, post)
  const day = dayOfHours(hours)
  if (heightOf(day.in) + heightOf(day.out) === 0) return <p className="quiet">{t("hours.none")}</p>
  const summary = t("hours.summary", {
    day: dayText(on, language),
    in: day.in.passed,
    out: day.out.passed,
    referred: day.in.referred + day.out.referred,
    turnedAway: day.in.turnedAway + day.out.turnedAway,
  })
  return (
    <figure className="hours">
      <figcaption className="hours-head small">
        <Legend />
      </figcaption>
      <Bars hours={hours} label={summary} />
      <HourTable hours={hours} />
    </figure>
  )
}

const marks = ["passed", "referred", "turnedAway"] as const

function Legend() {
  const { t } = useWords()
  return (
    <ul className="hours-legend">
      {marks.map((mark) => (
        <li key={mark}>
          <svg width={14} height={12} aria-hidden="true">
            <Patterns id="legend" />
            <rect width={14} height={12} {...paint(mark, "legend")} />
          </svg>
          {t(`hours.${mark}`)}
        </li>
      ))}
    </ul>
  )
}

function Bars({ hours, label }: { hours: readonly Hour[]; label: string }) {
  const { t } = useWords()
  const [ref, size] = useSize<HTMLDivElement>()
  const width = size?.width ?? 0
  const step = (width - 64) / hours.length
  const tallest = Math.max(1, ...hours.flatMap((hour) => [heightOf(hour.in), heightOf(hour.out)]))
  const scale = (ROOM - 12) / tallest
  const every = step < 20 ? 3 : 1
  return (
    <div ref={ref} className="hours-plot">
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <Patterns id="bars" />
          <text className="hours-side" x={0} y={12}>
            {t("hours.inUp")}
          </text>
          <text className="hours-side" x={0} y={HEIGHT - 4}>
            {t("hours.outDown")}
          </text>
          {hours.map((hour, index) => (
            <g key={hour.hour} transform={`translate(${64 + index * step} 0)`}>
              <Stack counts={hour.in} scale={scale} step={step} up />
              <Stack counts={hour.out} scale={scale} step={step} />
              {index % every === 0 && (
                <text className="hours-hour" x={step / 2} y={ROOM + 13}>
                  {hour.hour}
                </text>
              )}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

type StackProps = { counts: Counts; scale: number; step: number; up?: boolean }

/** One hour's bar: who passed next to the axis, then who was referred, then who was turned away. */
function Stack({ counts, scale, step, up = false }: StackProps) {
  const whole = heightOf(counts)
  if (whole === 0) return null
  const width = Math.max(2, step - 4)
  const before = { passed: 0, referred: counts.passed, turnedAway: counts.passed + counts.referred }
  const edge = up ? ROOM : ROOM + AXIS
  return (
    <>
      {marks.map((mark) => {
        const height = counts[mark] * scale
        const from = before[mark] * scale
        return (
          <rect
            key={mark}
            x={2}
            y={up ? edge - from - height : edge + from}
            width={width}
            height={height}
            {...paint(mark, "bars")}
          />
        )
      })}
      {step >= 18 && (
        <text
          className="hours-number"
          x={step / 2}
          y={up ? edge - whole * scale - 3 : edge + whole * scale + 10}
        >
          {whole}
        </text>
      )}
    </>
  )
}

/** By colour and by pattern: full, dotted, hatched. */
function paint(mark: (typeof marks)[number], id: string) {
  if (mark === "passed") return { className: "hours-passed" }
  return { className: "hours-edged", fill: `url(#hours-${mark}-${id})` }
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`hours-referred-${id}`} width={4} height={4} patternUnits="userSpaceOnUse">
        <rect className="hours-ground" width={4} height={4} />
        <circle className="hours-dot" cx={2} cy={2} r={1.1} />
      </pattern>
      <pattern
        id={`hours-turnedAway-${id}`}
        width={4}
        height={4}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="hours-ground" width={4} height={4} />
        <rect className="hours-stripe" width={2.4} height={4} />
      </pattern>
    </defs>
  )
}

function HourTable({ hours }: { hours: readonly Hour[] }) {
  const { t } = useWords()
  const columns = (["in", "out"] as const).flatMap((way) => marks.map((mark) => ({ way, mark })))
  return (
    <details className="small">
      <summary>{t("hours.asTable")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="table-scroll" tabIndex={0}>
        <table className="table">
          <caption className="unseen">{t("hours.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("entries.at")}</th>
              {columns.map(({ way, mark }) => (
                <th key={way + mark} scope="col" className="number">
                  {t(`hours.${way}`)} · {t(`hours.${mark}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour.hour}>
                <th scope="row">{t("hours.hour", { hour: hour.hour })}</th>
                {columns.map(({ way, mark }) => (
                  <td key={way + mark} className="number">
                    {hour[way][mark]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
