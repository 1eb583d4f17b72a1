import { useState } from "react"
import { endAway, getDutyDay } from "../../contract/duty.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { MendList } from "../app/mend-list.tsx"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { returnedText } from "../parts/returned-words.ts"
import type { Done } from "../parts/undoable-note.tsx"
import { type DutyDay, nameOf } from "./duty-type.ts"

type AwayListProps = { data: DutyDay; onDone: (done: Done) => void }

/** Who cannot come; for each, what is still open, and that they come again. */
export function AwayList({ data, onDone }: AwayListProps) {
  const say = useWords()
  const { t, language } = say
  const { tell, busy, refused } = useTell(endAway, [getDutyDay])
  const [opened, setOpened] = useState<string | null>(null)
  const day = (text: string) => dayText(text as PlainDate, language)
  return (
    <section className="duty-section" aria-label={t("duty.away.list")}>
      <h2>{t("duty.away.list")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {data.absences.length === 0 && <p className="quiet">{t("duty.away.none")}</p>}
      <ul className="duty-list">
        {data.absences.map((absence) => {
          const { id, from, until } = absence
          const name = nameOf(t, absence)
          return (
            <li key={id}>
              <strong lang="zh">{name}</strong>{" "}
              {until === null
                ? t("duty.away.open", { from: day(from) })
                : t("duty.away.days", { from: day(from), until: day(until) })}
              {absence.isStoodDown && <span className="duty-mark">{t("standDown.is")}</span>}{" "}
              <Button kind="quiet" onClick={() => setOpened(opened === id ? null : id)}>
                {t("duty.away.mend")}
              </Button>
              {absence.mayEnd && (
                <Button
                  kind="quiet"
                  busy={busy}
                  onClick={() => {
                    void tell({ id }).then(
                      (answer) =>
                        answer.ok &&
                        onDone({
                          title: [t("duty.away.ended", { name }), returnedText(say, answer.value)].join(" "),
                        }),
                    )
                  }}
                >
                  {t("duty.away.end")}
                </Button>
              )}
              {opened === id && <MendList absenceId={id} onDone={onDone} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
