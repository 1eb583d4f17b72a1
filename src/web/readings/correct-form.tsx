import { useState } from "react"
import { correctReading, getReadingSheet } from "../../contract/readings.ts"
import { type ReadingWay, readingWays, readTypedCell } from "../../core/care/reading-cell.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { type SheetCell, type SheetPerson, shortDoor } from "./reading-types.ts"

const reasons = ["mistyped", "misheard", "wrong-person", "measured-anew"] as const
type Reason = (typeof reasons)[number]
/** What is kept: a reason is read in the books, whatever the language of the screen. */
const kept: Readonly<Record<Reason, string>> = {
  mistyped: "输错了",
  misheard: "听错了",
  "wrong-person": "记错了人",
  "measured-anew": "重新量过",
}

type CorrectFormProps = {
  person: SheetPerson
  reading: NonNullable<SheetCell["reading"]>
  onDone: (title: string) => void
}

/** Corrects a temperature, or takes one back that was never taken; says why. */
export function CorrectForm({ person, reading, onDone }: CorrectFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(correctReading, [getReadingSheet])
  const [ids] = useState(() => ({ id: newId(), takingBackId: newId() }))
  const who = `${shortDoor(person.door)} ${person.name}`
  const { values, set, errors, props } = useForm(
    { text: "", reason: "mistyped" as Reason, how: wayOf(reading.how) },
    ({ text }) => errorsOf({ text: readTypedCell(text).ok ? undefined : "readings.wrong" }),
    async ({ text, reason, how }) => {
      const typed = readTypedCell(text)
      if (busy || !typed.ok) return
      const { celsius, symptoms } = typed
      const right = { id: ids.id, celsius, symptoms, how }
      const said = { factId: reading.id, takingBackId: ids.takingBackId, reason: kept[reason], right }
      if ((await tell(said)).ok) onDone(t("readings.corrected", { who }))
    },
  )
  const takeBack = async () => {
    if (busy) return
    const { takingBackId } = ids
    const said = { factId: reading.id, takingBackId, reason: kept[values.reason], right: null }
    if ((await tell(said)).ok) onDone(t("readings.takenBack", { who }))
  }
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p>
        <strong>{reading.celsius.toFixed(1)}</strong>{" "}
        {t(`readings.ways.${reading.how}`, { defaultValue: reading.how })} {reading.by} {reading.symptoms}
      </p>
      <p className="quiet">{t("readings.correctHint")}</p>
      <TextField
        label={t("readings.celsius")}
        inputMode="decimal"
        autoComplete="off"
        autoFocus
        value={values.text}
        error={errors.text && t(errors.text)}
        onChange={(value) => set("text", value)}
      />
      <ChoiceField
        label={t("readings.way")}
        value={values.how}
        choices={readingWays.map((value) => ({ value, label: t(`readings.ways.${value}`) }))}
        onChange={(value) => set("how", value)}
      />
      <ChoiceField
        label={t("readings.reason")}
        value={values.reason}
        choices={reasons.map((value) => ({ value, label: t(`readings.reasons.${value}`) }))}
        onChange={(value) => set("reason", value)}
      />
      <p className="row">
        <Button kind="main" type="submit" busy={busy}>
          {t("readings.save")}
        </Button>
        <Button busy={busy} onClick={() => void takeBack()}>
          {t("readings.takeBack")}
        </Button>
      </p>
    </form>
  )
}

function wayOf(how: string): ReadingWay {
  return readingWays.find((way) => way === how) ?? "电话"
}
