import { workerKinds } from "../../core/roster/duty-ground.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { skillText } from "./skill-text.ts"
import type { RollChoice } from "./use-roll-choice.ts"
import type { Worker } from "./worker-type.ts"

type RollFiltersProps = {
  choice: RollChoice
  workers: readonly Worker[]
  onChoose: (choice: RollChoice) => void
}

/** Finds by name, pinyin, number or door; narrows to a skill or a kind that somebody on the roll has. */
export function RollFilters({ choice, workers, onChoose }: RollFiltersProps) {
  const { t } = useWords()
  const skills = [...new Set(workers.flatMap((one) => one.skills))].sort()
  const kinds = workerKinds.filter((kind) => workers.some((one) => one.kind === kind))
  return (
    <div className="roll-filters">
      <TextField
        label={t("roll.find")}
        autoComplete="off"
        maxLength={40}
        value={choice.text}
        onChange={(text) => onChoose({ ...choice, text })}
      />
      {skills.length > 0 && (
        <ChoiceField
          label={t("roll.skills")}
          value={choice.skill}
          choices={[
            { value: "", label: t("roll.any") },
            ...skills.map((skill) => ({ value: skill, label: skillText(t, skill) })),
          ]}
          onChange={(skill) => onChoose({ ...choice, skill })}
        />
      )}
      {kinds.length > 1 && (
        <ChoiceField
          label={t("roll.kind")}
          value={choice.kind}
          choices={[
            { value: "" as const, label: t("roll.any") },
            ...kinds.map((kind) => ({ value: kind, label: t(`roll.kinds.${kind}`) })),
          ]}
          onChange={(kind) => onChoose({ ...choice, kind })}
        />
      )}
    </div>
  )
}
