import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { getCase, listCases, moveCase, signCase } from "../../contract/quarantine.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { caseMoveRules } from "../../core/quarantine/case-moves.ts"
import type { CaseMove } from "../../core/quarantine/case-step.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceCards } from "../parts/choice-cards.tsx"
import { DayField } from "../parts/day-field.tsx"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import type { Case } from "./case-type.ts"
import { channels, fieldsOf, firstValues, type StepField, type StepValues, stepOf } from "./step-fields.ts"

type StepPanelProps = { about: Case; move: CaseMove; onClose: () => void; onDone: () => void }

/** One step of a case, filled in beside its page. */
export function StepPanel({ about, move, onClose, onDone }: StepPanelProps) {
  const { t } = useWords()
  const { who } = useSession()
  const { tell, busy, refused, signs } = useStep(about, move)
  const [id] = useState(newId)
  const form = useForm<StepValues>(
    firstValues(move, about, who?.name ?? ""),
    (values) => check(fieldsOf(move, about, values), values),
    async (values) => {
      if (busy) return
      const answer = await tell({ id, caseId: about.line.id, step: stepOf(move, values) })
      if (answer.ok) onDone()
    },
  )
  const paper = paperOf[move]
  return (
    <SidePanel title={t(`case.move.${move}`)} onClose={onClose}>
      <form {...form.props} className="form">
        <p className="quiet">{t(`case.hint.${move}`)}</p>
        {paper && (
          <p>
            <Link to="/cases/$caseId/print/$paper" params={{ caseId: about.line.id, paper }}>
              {t(`case.print.${paper}`)}
            </Link>
          </p>
        )}
        {refused && <ErrorNote refusal={refused.refusal} />}
        {move === "release" && about.doubts.map((doubt) => <p key={doubt}>{t(`case.doubts.${doubt}`)}</p>)}
        {fieldsOf(move, about, form.values).map((field) => (
          <StepInput
            key={field.name}
            field={field}
            about={about}
            move={move}
            value={form.values[field.name] ?? ""}
            error={form.errors[field.name]}
            onChange={(value) => form.set(field.name, value)}
          />
        ))}
        <div className="row">
          <Button type="submit" kind="main" busy={busy}>
            {t(signs && move === "release" ? "case.sign" : "case.save")}
          </Button>
        </div>
      </form>
    </SidePanel>
  )
}

const paperOf: Partial<Record<CaseMove, "notice" | "undertaking">> = {
  "give-notice": "notice",
  "sign-undertaking": "undertaking",
}

/** The doctor signs, the office moves; a step of both goes by what the role has. */
function useStep(about: Case, move: CaseMove) {
  const { may } = useSession()
  const undone = about.history.find((step) => !step.isUndone && step.move !== "undo")?.move
  const made = move === "undo" ? (undone ?? move) : move
  const signs = may("sign-health") && caseMoveRules[made].by.includes("sign-health")
  const telling = useTell(signs ? signCase : moveCase, [getCase, listCases])
  return { ...telling, signs }
}

function check(fields: readonly StepField[], values: StepValues): Record<string, string> {
  const wrong = fields.filter(({ isNeeded, name }) => isNeeded && (values[name] ?? "").trim() === "")
  return Object.fromEntries(
    wrong.map(({ name, kind }) => [name, kind === "day" ? "form.day" : "form.required"]),
  )
}

type StepInputProps = {
  field: StepField
  about: Case
  move: CaseMove
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function StepInput({ field, about, move, value, error: errorKey, onChange }: StepInputProps) {
  const { t } = useWords()
  const label = t(`case.field.${field.name}`)
  const error = errorKey === undefined ? undefined : t(errorKey)
  switch (field.kind) {
    case "text":
      return (
        <TextField
          label={label}
          error={error}
          value={value}
          onChange={onChange}
          maxLength={60}
          autoComplete="off"
        />
      )
    case "long":
      return <LongTextField label={label} error={error} value={value} onChange={onChange} maxLength={600} />
    case "day":
      return (
        <DayField
          label={label}
          error={error}
          value={parsePlainDate(value)}
          onChange={(day: PlainDate | null) => onChange(day ?? "")}
        />
      )
    case "yes-no":
      return (
        <ChoiceCards
          legend={label}
          value={value}
          choices={(["yes", "no"] as const).map((each) => ({
            value: each,
            label: t(yesNoWords[move]?.[each] ?? `case.${each}`),
            hint: "",
          }))}
          onChange={onChange}
        />
      )
    case "ground":
      return (
        <ChoiceField
          label={label}
          value={value}
          choices={(["nothing-asked", "objection-upheld"] as const).map((each) => ({
            value: each,
            label: t(`case.grounds.${each}`),
          }))}
          onChange={onChange}
        />
      )
    case "channel":
      return (
        <ChoiceField
          label={label}
          value={value}
          choices={channels.map((each) => ({ value: each, label: t(`case.channels.${each}`) }))}
          onChange={onChange}
        />
      )
    case "colleague":
      return (
        <ChoiceField
          label={label}
          value={value}
          choices={[
            { value: "", label: t("case.noOwner") },
            ...about.colleagues.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={onChange}
        />
      )
  }
}

const yesNoWords: Partial<Record<CaseMove, Readonly<Record<"yes" | "no", string>>>> = {
  "assess-dwelling": { yes: "case.suitable", no: "case.unsuitable" },
  "set-contact": { yes: "case.wechatYes", no: "case.wechatNo" },
  "end-follow-up": { yes: "case.fineYes", no: "case.fineNo" },
  answer: { yes: "case.upheldYes", no: "case.upheldNo" },
}
