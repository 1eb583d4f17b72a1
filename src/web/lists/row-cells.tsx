import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import { useWords } from "../parts/i18n.ts"
import { personText } from "../people/person-field.tsx"
import type { Row } from "./list-types.ts"
import { useOutcomeWord } from "./use-outcome-word.ts"

/** Who a row is, and who says so. */
export function RowPerson({ row }: { row: Row }) {
  const { t } = useWords()
  const { identity, identityBy, person } = row
  if (identity === "waiting") return <span className="quiet">{t("lists.part.waiting")}</span>
  if (identity === "new") return <span className="quiet">{t("listRows.nobody")}</span>
  if (person === null) return <span className="quiet">{t("lists.part.doubtful")}</span>
  const who = <span lang="zh-CN">{personText(person)}</span>
  if (identity !== "same")
    return (
      <span className="quiet">
        {t("listRows.perhaps")} {who}
      </span>
    )
  return (
    <>
      <strong>{who}</strong>{" "}
      <span className="quiet small">
        {identityBy === null ? t("listRows.byItself") : t("listRows.byWhom", { by: identityBy })}
      </span>
    </>
  )
}

/** What became of a row: its outcome with the reason, the call that asks, or what is proposed. */
export function RowState({ row, asks }: { row: Row; asks: ListQuestion }) {
  const { t } = useWords()
  const outcomeWord = useOutcomeWord(asks)
  const { outcome, outcomeBy, reason, call, proposed, identity } = row
  if (outcome !== null)
    return (
      <>
        <strong>{outcomeWord(outcome)}</strong>{" "}
        <span className="quiet small" lang="zh-CN">
          {[outcomeBy ?? "", reason].filter((part) => part !== "").join(" · ")}
        </span>
      </>
    )
  return (
    <span className="list-state">
      {call !== null && (
        <span>
          {call.outcome === null
            ? t("listRows.callPlanned")
            : t("listRows.callLast", {
                outcome: t(`callOutcome.${call.outcome}`, { defaultValue: call.outcome }),
              })}
        </span>
      )}
      {proposed !== null && <span>{t("listRows.proposes", { outcome: outcomeWord(proposed) })}</span>}
      {call === null && proposed === null && identity !== "waiting" && (
        <span className="quiet">{t("listRows.toFind")}</span>
      )}
    </span>
  )
}
