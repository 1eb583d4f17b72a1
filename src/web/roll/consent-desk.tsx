import { useState } from "react"
import { getWorker, listRoll, setConsent } from "../../contract/roll.ts"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { type ConsentKind, consentKinds } from "../../core/roster/roll.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { WholeWorker } from "./worker-type.ts"

/** What somebody agreed to, how and when; given or taken back at the counter. Taking back that they are kept deletes them, and asks first. */
export function ConsentDesk({ worker, onForgotten }: { worker: WholeWorker; onForgotten: () => void }) {
  const { t, language } = useWords()
  const { tell, busy, refused } = useTell(setConsent, [listRoll, getWorker])
  const [isSure, setSure] = useState(false)
  const set = async (what: ConsentKind, how: "paper" | "phone", withdrawn: boolean) => {
    if (busy) return
    const answer = await tell({ id: newId(), workerId: worker.id, what, how, withdrawn })
    if (answer.ok && withdrawn && what === "keep") onForgotten()
  }
  return (
    <section className="roll-part">
      <h3>{t("roll.consents")}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ul className="roll-consents">
        {consentKinds.map((what) => {
          const stands = worker.consentsGiven.find((one) => one.what === what && one.withdrawnAt === null)
          return (
            <li key={what}>
              <span>
                {t(`roll.consent.${what}`)}{" "}
                <span className="quiet">
                  {stands
                    ? `${t(`roll.ways.${stands.how}`)} ${fullDayText(dayOf(stands.at as Instant), language)}`
                    : t("roll.notGiven")}
                </span>
              </span>
              {stands === undefined ? (
                <span className="row">
                  {(["paper", "phone"] as const).map((how) => (
                    <Button
                      key={how}
                      kind="quiet"
                      busy={busy}
                      aria-label={t("roll.giveOf", {
                        what: t(`roll.consent.${what}`),
                        how: t(`roll.ways.${how}`),
                      })}
                      onClick={() => set(what, how, false)}
                    >
                      {t(`roll.ways.${how}`)}
                    </Button>
                  ))}
                </span>
              ) : (
                <Button
                  kind="quiet"
                  busy={busy}
                  aria-label={t("roll.withdrawOf", { what: t(`roll.consent.${what}`) })}
                  onClick={() => (what === "keep" ? setSure(true) : set(what, "paper", true))}
                >
                  {t("roll.withdraw")}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {isSure && (
        <div className="roll-part" role="alert">
          <p>{t("roll.forgetIntro", { name: worker.name })}</p>
          <p className="row">
            <Button kind="grave" busy={busy} onClick={() => set("keep", "paper", true)}>
              {t("roll.forgetSure")}
            </Button>
            <Button kind="quiet" onClick={() => setSure(false)}>
              {t("roll.leave")}
            </Button>
          </p>
        </div>
      )}
    </section>
  )
}
