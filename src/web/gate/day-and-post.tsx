import type { PlainDate } from "../../core/kit/dates.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { type GateChoice, useGateChoice } from "./use-gate-choice.ts"

const ALL = ""

/** Which day, and which post or all: kept in the address. */
export function DayAndPost({ on, post, postNames }: GateChoice & { postNames: readonly string[] }) {
  const { t } = useWords()
  const { choose } = useGateChoice()
  const names = post === null || postNames.includes(post) ? postNames : [post, ...postNames]
  const chooseDay = (text: string) => {
    const day: PlainDate | null = parsePlainDate(text)
    if (day !== null && day <= today()) choose({ on: day, post })
  }
  return (
    <div className="gate-choice no-print">
      <TextField type="date" label={t("entries.day")} value={on} onChange={chooseDay} />
      <ChoiceField
        label={t("entries.post")}
        value={post ?? ALL}
        choices={[
          { value: ALL, label: t("entries.allPosts") },
          ...names.map((name) => ({ value: name, label: name })),
        ]}
        onChange={(name) => choose({ on, post: name === ALL ? null : name })}
      />
    </div>
  )
}
