import { type ReadingWay, readingWays, type SlotName, slotNames } from "../../core/care/reading-cell.ts"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"

/** How the sheet is filled in: by what way the temperatures came, where Enter goes, and whom it lists. */
export type ReadingChoice = {
  readonly way: ReadingWay
  readonly typing: SlotName | "both"
  readonly missingOnly: boolean
}

type ReadingChoiceBarProps = {
  day: PlainDate
  choice: ReadingChoice
  onDay: (day: PlainDate) => void
  onChoice: (choice: ReadingChoice) => void
}

export function ReadingChoiceBar({ day, choice, onDay, onChoice }: ReadingChoiceBarProps) {
  const { t } = useWords()
  return (
    <div className="readings-choice">
      <TextField
        type="date"
        label={t("readings.day")}
        value={day}
        onChange={(text) => {
          const wanted = parsePlainDate(text)
          if (wanted !== null && wanted <= today()) onDay(wanted)
        }}
      />
      <ChoiceField
        label={t("readings.way")}
        value={choice.way}
        choices={readingWays.map((value) => ({ value, label: t(`readings.ways.${value}`) }))}
        onChange={(way) => onChoice({ ...choice, way })}
      />
      <ChoiceField<ReadingChoice["typing"]>
        label={t("readings.typing")}
        value={choice.typing}
        choices={[
          ...slotNames.map((value) => ({ value, label: t(`readings.slot.${value}`) })),
          { value: "both" as const, label: t("readings.both") },
        ]}
        onChange={(typing) => onChoice({ ...choice, typing })}
      />
      <ChoiceField
        label={t("readings.show")}
        value={choice.missingOnly ? "missing" : "all"}
        choices={[
          { value: "all", label: t("readings.everybody") },
          { value: "missing", label: t("readings.missingOnly") },
        ]}
        onChange={(value) => onChoice({ ...choice, missingOnly: value === "missing" })}
      />
    </div>
  )
}
