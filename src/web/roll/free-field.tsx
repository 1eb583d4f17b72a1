import { useId } from "react"
import { freeTimes } from "../../core/roster/free-times.ts"
import { type FreePreset, freePresets } from "../../core/roster/roll.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { type FreeTime, presetOf } from "./worker-type.ts"

type FreeFieldProps = {
  value: readonly FreeTime[]
  error?: string | undefined
  onChange: (free: readonly FreeTime[]) => void
}

/** When somebody is free: four ticks, or one press for what many have. */
export function FreeField({ value, error, onChange }: FreeFieldProps) {
  const { t } = useWords()
  const id = useId()
  const preset = presetOf(value)
  return (
    <fieldset className="roll-ticks" aria-describedby={error && id}>
      <legend>{t("roll.free")}</legend>
      <div className="row">
        {(Object.keys(freePresets) as FreePreset[]).map((name) => (
          <Button key={name} aria-pressed={preset === name} onClick={() => onChange(freePresets[name])}>
            {t(`roll.preset.${name}`)}
          </Button>
        ))}
      </div>
      <div className="roll-ticks-grid">
        {freeTimes.map((time) => (
          <label key={time}>
            <input
              type="checkbox"
              checked={value.includes(time)}
              aria-invalid={error ? true : undefined}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, time] : value.filter((each) => each !== time))
              }
            />
            {t(`roll.freeTime.${time}`)}
          </label>
        ))}
      </div>
      {error && (
        <p className="field-error" id={id}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
