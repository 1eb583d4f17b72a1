import { Link, useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { getWorker, issueCertificate } from "../../contract/roll.ts"
import { dayOf, type Instant, parsePlainDate } from "../../core/kit/dates.ts"
import type { ConsentWay } from "../../core/roster/roll.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { fullDayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import type { WholeWorker } from "./worker-type.ts"

/** Certificates of service: issued only to whoever asks for one, printed again as often as they like. */
export function CertificateDesk({ worker }: { worker: WholeWorker }) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const { tell, busy, refused } = useTell(issueCertificate, [getWorker])
  const [id] = useState(newId)
  const [from, setFrom] = useState<string>(worker.stood.firstDay ?? today())
  const [until, setUntil] = useState<string>(today())
  const [how, setHow] = useState<ConsentWay>("paper")
  const isWrong = parsePlainDate(from) === null || parsePlainDate(until) === null || until < from
  const issue = async () => {
    if (busy || isWrong) return
    const answer = await tell({ id, workerId: worker.id, from, until, askedHow: how })
    if (answer.ok) void navigate({ to: "/volunteers/certificate", search: { id } })
  }
  return (
    <section className="roll-part">
      <h3>{t("roll.certificate")}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {worker.certificates.length > 0 && (
        <ul>
          {worker.certificates.map((one) => (
            <li key={one.id}>
              <Link to="/volunteers/certificate" search={{ id: one.id }}>
                {t("roll.certificateOf", {
                  number: one.number,
                  day: fullDayText(dayOf(one.issuedAt as Instant), language),
                })}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {worker.name === "" ? null : worker.stood.turns === 0 ? (
        <p className="quiet small">{t("roll.certificateNone")}</p>
      ) : (
        <form
          className="roll-part"
          onSubmit={(event) => {
            event.preventDefault()
            void issue()
          }}
        >
          <p className="quiet small">{t("roll.certificateIntro")}</p>
          <div className="form-pair">
            <TextField
              label={t("roll.from")}
              autoComplete="off"
              maxLength={10}
              value={from}
              onChange={setFrom}
            />
            <TextField
              label={t("roll.until")}
              error={isWrong ? t("roll.error.days") : undefined}
              autoComplete="off"
              maxLength={10}
              value={until}
              onChange={setUntil}
            />
          </div>
          <ChoiceRow
            legend={t("roll.askedHow")}
            value={how}
            choices={(["paper", "phone", "link"] as const).map((value) => ({
              value,
              label: t(`roll.askedWays.${value}`),
            }))}
            onChange={setHow}
          />
          <p>
            <Button type="submit" busy={busy}>
              {t("roll.certificateIssue")}
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}
