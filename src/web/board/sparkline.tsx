import { memo } from "react"

const WIDTH = 60
const HEIGHT = 18

/** A number's course over the campaign, with a mark at the shown day; the numbers themselves stand beside it. */
export function Sparkline({ values, at }: { values: readonly number[]; at: number }) {
  const most = Math.max(1, ...values)
  const step = WIDTH / Math.max(1, values.length - 1)
  const heightOf = (value: number) => HEIGHT - 2 - ((HEIGHT - 4) * value) / most
  const value = values[at]
  return (
    <svg
      className="sparkline"
      width={WIDTH + 4}
      height={HEIGHT}
      viewBox={`-2 0 ${WIDTH + 4} ${HEIGHT}`}
      aria-hidden="true"
    >
      <Course values={values} step={step} heightOf={heightOf} />
      {value !== undefined && (
        <circle className="sparkline-mark" cx={at * step} cy={heightOf(value)} r={2.2} />
      )}
    </svg>
  )
}

type CourseProps = { values: readonly number[]; step: number; heightOf: (value: number) => number }

/** The days' numbers never change while the slider glides, so the line is drawn once. */
const Course = memo(
  function Course({ values, step, heightOf }: CourseProps) {
    const points = values.map((value, day) => `${(day * step).toFixed(1)} ${heightOf(value).toFixed(1)}`)
    return (
      <>
        <path className="sparkline-ground" d={`M0 ${HEIGHT - 1.5}H${WIDTH}`} />
        <path className="sparkline-line" d={`M${points.join("L")}`} />
      </>
    )
  },
  (before, after) => before.values === after.values && before.step === after.step,
)
