import { daysFromTo, type PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"

/** °C from which a temperature is a fever, as the committee's own table counts it. */
const FEVER = 37.3
const LOW = 35.5
const HIGH = 39
const HEIGHT = 72
const PLOT = 56

type TemperatureChartProps = {
  readings: Readonly<Record<string, readonly [number | null, number | null]>>
  from: PlainDate
  to: PlainDate
  on: PlainDate
}

/** Two temperatures a day as points on a line, a hollow dot on the ground for one not taken; the same as a table. */
export function TemperatureChart({ readings, from, to, on }: TemperatureChartProps) {
  const { t, language } = useWords()
  const days = daysFromTo(from, to)
  const width = Math.max(1, days.length) * 20
  const points = days
    .filter((day) => day <= on)
    .flatMap((day, place) =>
      [0, 1].map((slot) => ({
        day,
        slot,
        x: place * 20 + 5 + slot * 10,
        value: readings[day]?.[slot as 0 | 1] ?? null,
      })),
    )
  const taken = points.filter((point) => point.value !== null)
  return (
    <>
      <svg
        className="temperatures"
        viewBox={`0 0 ${width + 30} ${HEIGHT}`}
        style={{ maxWidth: (width + 30) * 1.2 }}
        role="img"
        aria-label={t("home.temperatures")}
      >
        <path className="temperature-fever" d={`M0 ${heightOf(FEVER)}H${width}`} />
        <text className="temperature-label" x={width + 2} y={heightOf(FEVER) + 3}>
          37.3
        </text>
        <path className="temperature-ground" d={`M0 ${PLOT + 4}H${width}`} />
        <path
          className="temperature-line"
          d={taken
            .map(({ x, value }, place) => `${place === 0 ? "M" : "L"}${x} ${heightOf(value ?? 0)}`)
            .join("")}
        />
        {points.map(({ day, slot, x, value }) =>
          value === null ? (
            <circle key={`${day} ${slot}`} className="temperature-missing" cx={x} cy={PLOT + 4} r={2.4} />
          ) : (
            <circle
              key={`${day} ${slot}`}
              className={value >= FEVER ? "temperature-point temperature-high" : "temperature-point"}
              cx={x}
              cy={heightOf(value)}
              r={value >= FEVER ? 3.4 : 2}
            />
          ),
        )}
        {days.map(
          (day, place) =>
            place % 5 === 0 && (
              <text key={day} className="temperature-label" x={place * 20} y={HEIGHT - 1}>
                {dayText(day, language)}
              </text>
            ),
        )}
      </svg>
      <details className="small">
        <summary>{t("home.temperatureTable")}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("table.day")}</th>
              <th scope="col">{t("home.morning")}</th>
              <th scope="col">{t("home.afternoon")}</th>
            </tr>
          </thead>
          <tbody>
            {days
              .filter((day) => day <= on)
              .reverse()
              .map((day) => (
                <tr key={day}>
                  <th scope="row">{dayText(day, language)}</th>
                  <td>{readings[day]?.[0]?.toFixed(1) ?? t("home.notTaken")}</td>
                  <td>{readings[day]?.[1]?.toFixed(1) ?? t("home.notTaken")}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function heightOf(value: number): number {
  const bounded = Math.max(LOW, Math.min(HIGH, value))
  return Math.round((PLOT * (HIGH - bounded)) / (HIGH - LOW))
}
