import { getDutyDay, takeInspectionBack } from "../../contract/duty.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import type { Done } from "../parts/undoable-note.tsx"
import { clockText, type DutyDay } from "./duty-type.ts"

/** Rounds of the posts of this day and night; those by night are counted. */
export function RoundsSection({ data, onDone }: { data: DutyDay; onDone: (done: Done) => void }) {
  const { t } = useWords()
  const { tell, busy } = useTell(takeInspectionBack, [getDutyDay])
  return (
    <section className="duty-section" aria-label={t("duty.rounds.title")}>
      <h2>{t("duty.rounds.title")}</h2>
      <p>{t("duty.rounds.count", { count: data.nightRounds })}</p>
      <ul className="duty-list">
        {data.inspections.map(({ id, at, post, name, isNight, problem }) => (
          <li key={id}>
            {clockText(at)} {post} <span lang="zh">{name}</span>{" "}
            {isNight && <span className="duty-mark">{t("duty.rounds.night")}</span>}{" "}
            {problem === "" ? t("duty.rounds.fine") : <strong lang="zh">{problem}</strong>}{" "}
            <Button
              kind="quiet"
              busy={busy}
              onClick={() => {
                void tell({ id }).then((answer) => answer.ok && onDone({ title: t("duty.undone") }))
              }}
            >
              {t("duty.undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
