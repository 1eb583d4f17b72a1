import { listCare, recordContact } from "../../contract/care.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { ChoiceCards } from "../parts/choice-cards.tsx"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import type { CarePerson } from "./need-type.ts"

type Found = "fine" | "not-fine" | "nobody-there"
type Values = { id: string; way: "call" | "visit"; found: Found; note: string }

/** Writes down that somebody was called or visited, and how they are. */
export function ContactForm({ person, onDone }: { person: CarePerson; onDone: (title: string) => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(recordContact, [listCare])
  const way = person.plans[0]?.way ?? "call"
  const { values, set, errors, props } = useForm<Values>(
    { id: newId(), way, found: "fine", note: "" },
    ({ found, note }) =>
      errorsOf({ note: found === "not-fine" && note.trim() === "" ? "care.noteNeeded" : undefined }),
    async (typed) => {
      if (busy) return
      const { ok } = await tell({ ...typed, personId: person.personId, homeId: person.homeId })
      if (ok) onDone(t("care.saved", { name: person.name }))
    },
  )
  return (
    <form {...props} className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p className="quiet" lang="zh">
        ◆ {person.care} {person.phone}
      </p>
      <ChoiceField
        label={t("care.wayLabel")}
        value={values.way}
        choices={(["call", "visit"] as const).map((value) => ({ value, label: t(`care.way.${value}`) }))}
        onChange={(value) => set("way", value)}
      />
      <ChoiceCards<Found>
        legend={t("care.found")}
        value={values.found}
        choices={[
          { value: "fine", label: t("care.fine"), hint: t("care.fineHint") },
          { value: "not-fine", label: t("care.not-fine"), hint: t("care.notFineHint") },
          { value: "nobody-there", label: t("care.nobody-there"), hint: t("care.nobodyHint") },
        ]}
        onChange={(value) => set("found", value)}
      />
      <LongTextField
        label={t("care.note")}
        maxLength={300}
        value={values.note}
        error={errors.note && t(errors.note)}
        onChange={(value) => set("note", value)}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("care.save")}
        </Button>
      </p>
    </form>
  )
}
