import { useState } from "react"

const degrees = [35, 36, 37, 38, 39]
const tenths = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

type TemperatureKeysProps = {
  celsius: number | null
  words: { readonly temperature: string; readonly again: string }
  onCelsius: (celsius: number | null) => void
}

/** Two taps: the degrees, then the tenth. The box keeps its size. */
export function TemperatureKeys({ celsius, words, onCelsius }: TemperatureKeysProps) {
  const [whole, setWhole] = useState<number | null>(null)
  if (whole !== null) {
    return (
      <fieldset className="post-temperature">
        <legend className="unseen">{words.temperature}</legend>
        <div className="post-keys">
          {tenths.map((tenth) => (
            <button
              key={tenth}
              type="button"
              className="key"
              onClick={() => {
                setWhole(null)
                onCelsius(Number(`${whole}.${tenth}`))
              }}
            >
              {`${whole}.${tenth}`}
            </button>
          ))}
        </div>
      </fieldset>
    )
  }
  return (
    <fieldset className="post-temperature">
      <legend className="unseen">{words.temperature}</legend>
      <p className="post-reading">
        <span>
          {words.temperature} <strong>{celsius === null ? "—" : `${celsius.toFixed(1)} ℃`}</strong>
        </span>
        {celsius !== null && (
          <button type="button" className="key" onClick={() => onCelsius(null)}>
            {words.again}
          </button>
        )}
      </p>
      <div className="post-keys">
        {degrees.map((degree) => (
          <button key={degree} type="button" className="key" onClick={() => setWhole(degree)}>
            {degree}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
