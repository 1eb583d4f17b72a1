import type { PlainDate } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { writtenText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Basis } from "./basis.ts"
import type { Home } from "./round-type.ts"
import { useEnter } from "./use-enter.ts"

type NeedEntryProps = {
  home: Home
  need: Home["needs"][number]
  day: PlainDate
  basis: Basis
  mayEnter: boolean
}

/** What the home wished for, and the press that says it was handed over. */
export function NeedEntry({ home, need, day, basis, mayEnter }: NeedEntryProps) {
  const { t, language } = useWords()
  const { may } = useSession()
  const { enter, error, refusal, busy } = useEnter(basis, home.id, day)
  const asked = [need.category, need.asked].filter((part) => part !== "").join(" · ")
  const by = may("run-rounds") ? "round" : "delivery"
  return (
    <span className="round-need">
      <span>
        <span aria-hidden="true">{need.handedOver ? "✓" : "○"}</span> {asked}{" "}
        <span className="quiet small round-since">
          {t("rounds.since", { at: writtenText(need.since, language, day) })}
        </span>
      </span>
      {need.handedOver && <span>{t("rounds.handedOver")}</span>}
      {!need.handedOver && mayEnter && (
        <Button
          kind="quiet"
          busy={busy}
          onClick={() => void enter([{ what: "handed-over", needId: need.id }], by)}
        >
          {t("rounds.handOver")}
        </Button>
      )}
      {error && (
        <span className="field-error" role="alert">
          {t(error)}
        </span>
      )}
      {refusal && <ErrorNote refusal={refusal} />}
    </span>
  )
}
