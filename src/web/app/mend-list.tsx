import "./stand-down.css"
import { getDutyDay, listMends, takeMend } from "../../contract/duty.ts"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { getWorkload } from "../../contract/workload.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { useAsk, useTell } from "./query.ts"

type Way = ReplyOf<typeof listMends>["ways"][number]
type Shift = NonNullable<Way["steps"][number]["to"]>
type MendListProps = { absenceId: string; onDone: (done: { readonly title: string }) => void }

/** Ways to fill what somebody's absence left open, the fewest changes first; one press takes one. */
export function MendList({ absenceId, onDone }: MendListProps) {
  const { t, language } = useWords()
  const { data, error } = useAsk(listMends, { id: absenceId }, { live: true })
  const { tell, busy, refused } = useTell(takeMend, [listMends, getDutyDay, getWorkload])
  const at = (day: string, { post, hours }: Shift) =>
    `${dayText(day as PlainDate, language)} ${post} ${hours}`
  const take = async ({ key, steps }: Way) => {
    if (!busy && (await tell({ id: absenceId, key })).ok)
      onDone({ title: t("mends.taken", { count: steps.length }) })
  }
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  if (data.freed.length === 0) return <p className="quiet">{t("mends.nothingFreed")}</p>
  return (
    <section className="form" aria-label={t("mends.title")}>
      <h3>{t("mends.freed", { count: data.freed.length })}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ol className="mends">
        {data.ways.map((way) => (
          <li key={way.key} className="mend">
            {way.steps.length === 0 && way.open.length === 0 && <p>{t("mends.filled")}</p>}
            <ul>
              {way.steps.map((step) => (
                <li key={`${step.workerId} ${step.day}`}>
                  <strong lang="zh">{step.name}</strong> <a href={`tel:${step.phone}`}>{step.phone}</a>
                  <br />
                  <span className="small">
                    {step.from && t("mends.from", { turn: at(step.day, step.from) })}{" "}
                    {step.to ? t("mends.to", { turn: at(step.day, step.to) }) : t("mends.free")}
                  </span>
                </li>
              ))}
              {way.open.map((open) => (
                <li key={`${open.day} ${open.postId} ${open.hoursId} ${open.skill}`}>
                  {t("mends.open", { turn: at(open.day, open), count: open.heads })}
                  {way.measures.some(({ kind }) => kind === "ask-street") && (
                    <span className="small"> {t("mends.measures")}</span>
                  )}
                </li>
              ))}
            </ul>
            {way.steps.length > 0 && (
              <p>
                <Button busy={busy} onClick={() => void take(way)}>
                  {t("mends.take", { count: way.steps.length })}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
