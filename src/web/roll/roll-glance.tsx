import { freeTimes } from "../../core/roster/free-times.ts"
import type { RollCounts } from "../../core/roster/roll.ts"
import { useWords } from "../parts/i18n.ts"
import type { RollChoice } from "./use-roll-choice.ts"

type RollGlanceProps = {
  counts: RollCounts
  choice: RollChoice
  onChoose: (choice: RollChoice) => void
}

/** How many can stand when: each figure narrows the list to those it counts, pressed again it shows all. */
export function RollGlance({ counts, choice, onChoose }: RollGlanceProps) {
  const { t } = useWords()
  const flags = [
    ["experienced", counts.experienced],
    ["away", counts.away],
    ["unasked", counts.unasked],
  ] as const
  return (
    <fieldset className="roll-glance">
      <legend className="unseen">{t("roll.glance")}</legend>
      <p>
        <strong>{counts.active}</strong> {t("roll.onRoll")}
      </p>
      {freeTimes.map((time) => (
        <button
          key={time}
          type="button"
          aria-pressed={choice.free === time}
          onClick={() => onChoose({ ...choice, free: choice.free === time ? null : time })}
        >
          <strong>{counts.free[time]}</strong> {t(`roll.freeTime.${time}`)}
        </button>
      ))}
      {flags
        .filter(([flag, count]) => count > 0 || choice.only === flag)
        .map(([flag, count]) => (
          <button
            key={flag}
            type="button"
            aria-pressed={choice.only === flag}
            onClick={() => onChoose({ ...choice, only: choice.only === flag ? null : flag })}
          >
            <strong>{count}</strong> {t(`roll.flag.${flag}`)}
          </button>
        ))}
    </fieldset>
  )
}
