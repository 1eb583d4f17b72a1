import { type FormEvent, useEffect, useRef, useState } from "react"
import { addReport, listReports } from "../../contract/residents.ts"
import { clockOf } from "../../core/kit/dates.ts"
import { reportKinds } from "../../core/residents/self-report.ts"
import type { FoundHome } from "../app/found-homes.ts"
import { HomeField } from "../app/home-field.tsx"
import { useTell } from "../app/query.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { Button } from "../parts/button.tsx"
import { now, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { ReportFields } from "../parts/report-fields.tsx"
import {
  emptyReport,
  errorsOfReport,
  type ReportErrors,
  type ReportKind,
  reportOfValues,
} from "../parts/report-values.ts"
import type { Person } from "../people/person-field.tsx"
import { SimilarNote, TakenNote } from "../people/similar-note.tsx"

const channels = ["phone", "paper"] as const

/** Writes down for a resident what they said on the phone or wrote on paper, at its own time. */
export function AddReportForm({ onDone }: { onDone: (text: string) => void }) {
  const say = useWords()
  const { t } = say
  const { tell, busy, refused } = useTell(addReport, [listReports])
  const [id] = useState(newId)
  const [channel, setChannel] = useState<(typeof channels)[number]>("phone")
  const [home, setHome] = useState<FoundHome | null>(null)
  const [kind, setKind] = useState<ReportKind>("reading")
  const [at, setAt] = useState("")
  const [values, setValues] = useState(() => emptyReport("reading", today(), clockOf(now())))
  const [errors, setErrors] = useState<ReportErrors>({})
  /** Whom the register knows: it is they who say it, whatever was typed. */
  const [taken, setTaken] = useState<Person | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (Object.keys(errors).length > 0 && isAtHand(form.current))
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [errors])
  const choose = (chosen: ReportKind) => {
    setKind(chosen)
    // what was typed stays where the other kind asks for the same
    setValues((before) => {
      const empty = emptyReport(chosen, today(), clockOf(now()))
      const same = Object.entries(before).filter(([name, value]) => empty[name] === "" && value !== "")
      return { ...empty, ...Object.fromEntries(same) }
    })
  }
  const of = (name: string) => values[name] ?? ""
  const take = (person: Person) => {
    setTaken(person)
    const { homeId, door, name } = person
    if (homeId !== null && door !== null) setHome({ id: homeId, door, people: [name] })
    setErrors(({ name: _named, ...others }) => others)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const said = taken === null ? values : { ...values, name: taken.name }
    const found = { ...errorsOfReport(kind, said), ...errorsAround(home, at) }
    setErrors(found)
    if (home === null || Object.keys(found).length > 0) return
    const when = at.trim() === "" ? {} : { at: at.trim() }
    const who = taken === null ? {} : { personId: taken.id }
    const report = reportOfValues(kind, said)
    const answer = await tell({ id, channel, homeId: home.id, report, ...who, ...when })
    if (answer.ok) {
      const { number, status } = answer.value
      onDone(t(status === "done" ? "reports.addedDone" : "reports.added", { number }))
    } else if (answer.refusal === "wrong-day" && answer.field !== undefined) {
      setErrors({ [answer.field]: answer.field === "at" ? "reports.atWrong" : "report.error.wrongDay" })
    }
  }
  return (
    <form className="form" noValidate ref={form} onSubmit={send}>
      {refused && refused.refusal !== "wrong-day" && <ErrorNote refusal={refused.refusal} />}
      <div className="form-pair">
        <ChoiceField
          label={t("reports.how")}
          value={channel}
          choices={channels.map((value) => ({ value, label: t(`reports.channel.${value}`) }))}
          onChange={setChannel}
        />
        <ChoiceField
          label={t("reports.kind")}
          value={kind}
          choices={reportKinds.map((value) => ({ value, label: t(`report.kind.${value}`) }))}
          onChange={choose}
        />
      </div>
      <HomeField
        key={taken?.id ?? ""}
        initial={home}
        label={t("reports.door")}
        hint={t("find.hint")}
        error={errors["home"] && t(errors["home"])}
        onChoose={(found) => {
          setHome(found)
          setErrors(({ home: _mended, ...others }) => others)
        }}
      />
      <ReportFields
        say={say}
        kind={kind}
        values={values}
        errors={errors}
        onChange={(name, value) => {
          // another name is somebody else
          if (name === "name") setTaken(null)
          setValues((before) => ({ ...before, [name]: value }))
          if (errors[name] !== undefined) setErrors(({ [name]: _mended, ...others }) => others)
        }}
      />
      {taken === null ? (
        <SimilarNote
          typed={{ name: of("name"), idNumber: of("idNumber"), phone: of("phone"), homeId: home?.id ?? null }}
          onTake={take}
        />
      ) : (
        <TakenNote who={taken} onLeave={() => setTaken(null)} />
      )}
      <TextField
        label={t("reports.at")}
        hint={t("reports.atHint")}
        error={errors["at"] && t(errors["at"])}
        autoComplete="off"
        maxLength={16}
        value={at}
        onChange={setAt}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("reports.save")}
        </Button>
      </p>
    </form>
  )
}

function errorsAround(home: FoundHome | null, at: string): ReportErrors {
  return {
    ...(home === null ? { home: "reports.homeNeeded" } : {}),
    ...(at.trim() === "" || /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(at.trim())
      ? {}
      : { at: "reports.atWrong" }),
  }
}
