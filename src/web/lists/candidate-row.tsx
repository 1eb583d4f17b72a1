import { useWords } from "../parts/i18n.ts"
import { personText } from "../people/person-field.tsx"
import type { Candidate } from "./list-types.ts"

type CandidateRowProps = {
  candidates: readonly Candidate[]
  chosen: string | null
  /** Nobody who is known is a choice too. */
  withNobody: boolean
  onChoose: (id: string | null) => void
}

/** Whom a row may be, the likeliest first; the arrow keys go through them. */
export function CandidateRow({ candidates, chosen, withNobody, onChoose }: CandidateRowProps) {
  const { t } = useWords()
  if (candidates.length === 0 && !withNobody) return null
  return (
    <fieldset className="list-candidates">
      <legend className="unseen">{t("listQueue.candidates")}</legend>
      {candidates.map(({ person, chance }) => (
        <button
          key={person.id}
          type="button"
          aria-pressed={person.id === chosen}
          onClick={() => onChoose(person.id)}
        >
          <strong lang="zh-CN">{personText(person)}</strong>
          <span className="small">{t(`listQueue.chance.${chanceOf(chance)}`)}</span>
        </button>
      ))}
      {withNobody && (
        <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          <strong>{t("listQueue.isNew")}</strong>
        </button>
      )}
    </fieldset>
  )
}

/** How likely it is, as people say it: nobody decides by percents. */
function chanceOf(chance: number): "high" | "middle" | "low" {
  if (chance >= 0.8) return "high"
  return chance >= 0.3 ? "middle" : "low"
}
