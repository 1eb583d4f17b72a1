import { useEffect, useRef, useState } from "react"
import { clockOf } from "../../core/kit/dates.ts"
import { now, today } from "../parts/days.ts"
import { newId } from "../parts/ids.ts"
import { ReportFields } from "../parts/report-fields.tsx"
import { emptyReport, errorsOfReport, type ReportErrors, type ReportKind } from "../parts/report-values.ts"
import type { KeptReport } from "./kept-reports.ts"
import { useSay } from "./small-words.ts"
import { type MyHome, mayPass } from "./use-my-home.ts"

type ReportPageProps = {
  kind: ReportKind
  mine: MyHome
  /** Who writes, where that is known already. */
  name?: string
  onBack: () => void
}

/** One form: kept at every key, sent by one button, confirmed with the number that can be said on the phone. */
export function ReportPage({ kind, mine, name = "", onBack }: ReportPageProps) {
  const say = useSay()
  const { t } = say
  const [report, setReport] = useState<KeptReport>(() => begun(kind, mine) ?? newReport(kind, name))
  const [errors, setErrors] = useState<ReportErrors>({})
  const [state, setState] = useState<{ busy: boolean; number: number | null; refusal: string | null }>({
    ...{ busy: false, number: null, refusal: null },
  })
  const form = useRef<HTMLFormElement>(null)
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (Object.keys(errors).length > 0)
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [errors])
  useEffect(() => {
    if (state.number !== null || state.refusal !== null) outcome.current?.focus()
  }, [state])
  // it went by itself while the page stood open
  const wentByItself = state.refusal !== null && !mine.kept.reports.some(({ id }) => id === report.id)
  const number = state.number ?? (wentByItself ? (mine.kept.sent[0]?.number ?? null) : null)
  const change = (name: string, value: string) => {
    const changed = { ...report, values: { ...report.values, [name]: value } }
    setReport(changed)
    mine.keep(changed)
    if (errors[name] !== undefined) setErrors(({ [name]: _mended, ...others }) => others)
  }
  const send = async () => {
    if (state.busy) return
    const found = errorsOfReport(kind, report.values)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setState({ busy: true, number: null, refusal: null })
    const answer = await mine.send(report)
    if ("number" in answer) return setState({ busy: false, number: answer.number, refusal: null })
    if (answer.refusal === "wrong-day" && answer.field !== undefined) {
      setErrors({ [answer.field]: "report.error.wrongDay" })
    }
    setState({ busy: false, number: null, refusal: answer.refusal })
  }
  if (number !== null) {
    return (
      <div className="my-home-done" role="status" ref={outcome} tabIndex={-1}>
        <p>
          <strong>{t("myHome.arrived")}</strong>
        </p>
        <p className="my-home-number">{number}</p>
        <p>{t("myHome.numberHint")}</p>
        <button type="button" className="small-page-main" onClick={onBack}>
          {t("myHome.back")}
        </button>
      </div>
    )
  }
  return (
    <form
      className="my-home-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p>{t(`myHome.intro.${kind}`)}</p>
      <ReportFields say={say} kind={kind} values={report.values} errors={errors} onChange={change} />
      {state.refusal !== null && (
        <div className="small-page-note" role="alert" ref={outcome} tabIndex={-1}>
          {t(mayPass(state.refusal) ? "myHome.notSentYet" : `myHome.refused.${refusalWords(state.refusal)}`)}
        </div>
      )}
      <button type="submit" className="small-page-main" aria-disabled={state.busy || undefined}>
        {t(state.busy ? "myHome.sending" : "myHome.send")}
      </button>
      <button
        type="button"
        onClick={() => {
          // what nobody wanted to send yet is forgotten with the form
          if (!isSending(report, mine)) mine.drop(report.id)
          onBack()
        }}
      >
        {t(isSending(report, mine) ? "myHome.back" : "myHome.cancel")}
      </button>
    </form>
  )
}

function newReport(kind: ReportKind, name: string): KeptReport {
  const values = { ...emptyReport(kind, today(), clockOf(now())), ...(name === "" ? {} : { name }) }
  return { id: newId(), kind, values, sending: false }
}

/** What was typed before the page was closed; what is on its way is not typed on. */
function begun(kind: ReportKind, mine: MyHome): KeptReport | undefined {
  return mine.kept.reports.filter((one) => one.kind === kind && !one.sending)[0]
}

function isSending(report: KeptReport, mine: MyHome): boolean {
  return mine.kept.reports.some(({ id, sending }) => id === report.id && sending)
}

function refusalWords(refusal: string): "card" | "day" | "other" {
  if (refusal === "wrong-home-key") return "card"
  return refusal === "wrong-day" ? "day" : "other"
}
