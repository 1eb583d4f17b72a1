import { useEffect, useRef, useState } from "react"
import { correctCall, listCalls } from "../../contract/phone.ts"
import { type CallCategory, callCategories, readCallCategory } from "../../core/phone/call-category.ts"
import { HomeField } from "../app/home-field.tsx"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { missing } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { type Line, nameOf } from "./call-line.ts"

/** Corrects a call with the reason, or takes it back altogether. What was written first is kept. */
export function CorrectCall({ line, onDone }: { line: Line; onDone: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(correctCall, [listCalls])
  const heading = useRef<HTMLHeadingElement>(null)
  const [ids] = useState(() => ({ id: newId(), becomes: newId() }))
  const [home, setHome] = useState<{ id: string } | null | "same">("same")
  const { values, set, errors, props, refuse } = useForm<{
    category: CallCategory
    text: string
    reason: string
  }>(
    { category: readCallCategory(line.category) ?? "咨询", text: line.text, reason: "" },
    ({ reason }) => (missing(reason) === undefined ? {} : { reason: "form.required" }),
    async ({ category, text, reason }) => {
      const homeId = home === "same" ? line.homeId : (home?.id ?? null)
      const personId = home === "same" ? line.personId : null
      const becomes = { id: ids.becomes, homeId, personId, category, text }
      if ((await tell({ id: ids.id, callId: line.id, reason, becomes })).ok) onDone()
    },
  )
  const takeBack = async () => {
    if (values.reason.trim() === "") return refuse({ reason: "form.required" })
    const taken = { id: ids.id, callId: line.id, reason: values.reason, becomes: null }
    if ((await tell(taken)).ok) onDone()
  }
  useEffect(() => heading.current?.focus(), [])
  return (
    <form {...props} className="form phone-correct">
      <h3 ref={heading} tabIndex={-1}>
        {t("phone.correctOf", { call: nameOf(line) })}
      </h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ChoiceField
        label={t("phone.category")}
        value={values.category}
        choices={callCategories.map((value) => ({ value, label: t(`callCategory.${value}`) }))}
        onChange={(category) => set("category", category)}
      />
      <HomeField
        label={t("phone.otherDoor")}
        hint={line.door === null ? t("phone.noDoor") : t("phone.doorNow", { door: line.door })}
        onChoose={(chosen) => setHome(chosen ?? "same")}
      />
      <LongTextField
        label={t("phone.note")}
        maxLength={1000}
        value={values.text}
        onChange={(text) => set("text", text)}
      />
      <TextField
        label={t("phone.reason")}
        maxLength={400}
        autoComplete="off"
        value={values.reason}
        error={errors.reason && t(errors.reason)}
        onChange={(reason) => set("reason", reason)}
      />
      <p className="row">
        <Button kind="main" type="submit" busy={busy}>
          {t("phone.correctSave")}
        </Button>
        <Button kind="grave" busy={busy} onClick={takeBack}>
          {t("phone.takeBack")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t("common.close")}
        </Button>
      </p>
    </form>
  )
}
