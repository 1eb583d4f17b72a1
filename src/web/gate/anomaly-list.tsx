import { Link } from "@tanstack/react-router"
import { listAnomalies, settleAnomaly } from "../../contract/posts.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { type AnomalyRow, byUrgency, whatOf } from "./anomaly-text.ts"
import { timeText } from "./time-text.ts"

/** What the office should look at, the most urgent first; what was seen to today stays at hand. */
export function AnomalyList() {
  const { t } = useWords()
  const { data, error } = useAsk(listAnomalies, { since: today() }, { live: true })
  const { tell, busy, refused } = useTell(settleAnomaly, [listAnomalies])
  const open = data?.anomalies.filter(({ settledAt }) => settledAt === null).sort(byUrgency) ?? []
  const settled = data?.anomalies.filter(({ settledAt }) => settledAt !== null) ?? []
  const settle = (anomaly: AnomalyRow, undo: boolean) => {
    if (!busy) void tell(undo ? { id: anomaly.id, undo } : { id: anomaly.id })
  }
  return (
    <section className="gate-beside" aria-labelledby="anomalies">
      <h2 id="anomalies">{t("anomaly.title")}</h2>
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {!data && !error && <WaitNote />}
      {data && open.length === 0 && <p className="quiet">{t("anomaly.none")}</p>}
      <ul className="anomalies">
        {open.map((anomaly) => (
          <OpenAnomaly key={anomaly.id} anomaly={anomaly} onSettle={() => settle(anomaly, false)} />
        ))}
      </ul>
      {settled.length > 0 && (
        <details className="small">
          <summary>{t("anomaly.settled", { count: settled.length })}</summary>
          <ul className="anomalies">
            {settled.map((anomaly) => (
              <SettledAnomaly key={anomaly.id} anomaly={anomaly} onUndo={() => settle(anomaly, true)} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function OpenAnomaly({ anomaly, onSettle }: { anomaly: AnomalyRow; onSettle: () => void }) {
  const { t, language } = useWords()
  const { may } = useSession()
  const what = whatOf(t, anomaly, language)
  return (
    <li className="anomaly">
      <p>
        <strong>{what}</strong> <span className="quiet small">{timeText(anomaly.at, today(), language)}</span>
      </p>
      <p className="small">{t(`anomaly.do.${anomaly.kind}`)}</p>
      <p className="anomaly-actions">
        <Button kind="quiet" aria-label={t("anomaly.settleOf", { what })} onClick={onSettle}>
          {t("anomaly.settle")}
        </Button>
        {anomaly.homeId !== null && may("see-people") && (
          <Link to="/home/$id" params={{ id: anomaly.homeId }}>
            {t("anomaly.home")}
          </Link>
        )}
      </p>
    </li>
  )
}

function SettledAnomaly({ anomaly, onUndo }: { anomaly: AnomalyRow; onUndo: () => void }) {
  const { t, language } = useWords()
  const what = whatOf(t, anomaly, language)
  return (
    <li className="anomaly">
      <p>{what}</p>
      <p className="anomaly-actions quiet">
        {anomaly.settledAt !== null &&
          t("anomaly.settledBy", {
            name: anomaly.settledBy ?? "",
            time: timeText(anomaly.settledAt, today(), language),
          })}
        <Button kind="quiet" aria-label={`${t("common.undo")}: ${what}`} onClick={onUndo}>
          {t("common.undo")}
        </Button>
      </p>
    </li>
  )
}
