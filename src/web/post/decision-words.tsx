import type { TFunction } from "i18next"
import type { GateDecision, Verdict } from "../../core/gate/decide.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { Answer } from "./answer.tsx"
import type { Ask } from "./ask.ts"

const signs: Record<Verdict, string> = { "let-in": "✓", refer: "?", "turn-away": "✕" }

/** Sign, word, reason with its day, what to do, and the rule it rests on. */
export function DecisionWords({ decision, ask }: { decision: GateDecision; ask: Ask }) {
  const { t, language } = useWords()
  const { verdict, reason, day, rule } = decision
  return (
    <Answer sign={signs[verdict]} what={verdictWord(decision, t)}>
      <p className="post-reason">
        {t(`gateWord.kind.${ask.kind}`)} {t(`gateWord.direction.${ask.direction}`)} ·{" "}
        {t(`gateWord.reason.${reason}`)}
        {day && t("post.day", { day: dayText(day, language) })}
        {ask.room && (
          <>
            {" · "}
            <span className="post-room">{ask.room.room}</span>
          </>
        )}
      </p>
      {verdict !== "let-in" && <p>{t(`post.do.${doKey(decision, ask)}`)}</p>}
      {rule && (
        <p className="post-rule">
          {t("post.rule")}
          <span lang="zh-CN">{rule.document}</span>
        </p>
      )}
    </Answer>
  )
}

/** Who lives here is not turned away at the gate but asked to stay in. */
function verdictWord({ verdict, reason }: GateDecision, t: TFunction): string {
  if (verdict === "turn-away" && reason === "home-in-quarantine") return t("post.stayIn")
  if (verdict === "turn-away" && reason === "put-on-shelf") return t("post.onShelf")
  return t(`gateWord.verdict.${verdict}`)
}

function doKey({ verdict, reason }: GateDecision, { direction, kind }: Ask): string {
  if (reason === "by-rule") return verdict === "refer" ? `by-rule-${kind}` : "by-rule-turn-away"
  return reason === "home-in-quarantine" || reason === "fever" ? `${reason}-${direction}` : reason
}
