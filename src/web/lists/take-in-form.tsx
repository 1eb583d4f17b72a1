import { useNavigate } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { listQuestions } from "../../core/reconcile/row-outcome.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { dayText, now, today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { ColumnKinds } from "./column-kinds.tsx"
import { dueChoices } from "./due.ts"
import { checkDraft, dueOfDraft, faultOfKinds, type ListDraft, largestOf, titleOfFile } from "./list-draft.ts"
import type { ColumnKind } from "./list-types.ts"
import { SenderField } from "./sender-field.tsx"
import { type Source, useAddList, useProposal } from "./use-proposal.ts"

type TakeInFormProps = { source: Source; senders: readonly string[]; onCancel: () => void }

/** Who sent it, what it asks, by when, and what its columns hold: then it is taken in and matched. */
export function TakeInForm({ source, senders, onCancel }: TakeInFormProps) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const [sender, setSender] = useState("")
  const proposal = useProposal(source, sender)
  const [sheetName, setSheetName] = useState<string | null>(null)
  /** Kinds chosen by hand, by sheet. */
  const [own, setOwn] = useState<Readonly<Record<string, readonly ColumnKind[]>>>({})
  const { add, busy, refused } = useAddList()
  const sheets = proposal.data?.sheets ?? []
  const sheet = sheets.find((one) => one.sheet === sheetName) ?? largestOf(sheets)
  const kinds = sheet === undefined ? [] : (own[sheet.sheet] ?? sheet.kinds)
  const fault = sheet === undefined ? null : faultOfKinds(kinds)
  const title =
    typeof source === "string"
      ? t("listAdd.pastedTitle", { day: dayText(today(), language) })
      : titleOfFile(source.name)
  const { values, set, errors, props } = useForm<ListDraft>(
    { sender: "", title, asks: "return", due: "today", ownDue: "" },
    (draft) => checkDraft(draft, now()),
    async (draft) => {
      if (sheet === undefined || fault !== null) return
      const { asks } = draft
      const said = { sender: draft.sender.trim(), title: draft.title.trim(), dueAt: dueOfDraft(draft, now()) }
      const added = await add({ id, ...said, asks, sheet: sheet.sheet, kinds: [...kinds] }, source)
      if (added !== null) void navigate({ to: "/lists/one", search: { id: added.id } })
    },
  )
  useEffect(() => {
    // what was dropped is here: the hands go on with who sent it
    props.ref.current?.querySelector<HTMLElement>("input")?.focus()
  }, [props.ref])
  return (
    <form {...props} className="list-take-in" aria-label={t("listAdd.title")}>
      <h2>{t("listAdd.title")}</h2>
      <div className="list-take-in-fields">
        <SenderField
          senders={senders}
          value={values.sender}
          error={errors.sender && t(errors.sender)}
          onChange={(text) => set("sender", text)}
          onDone={(text) => setSender(text.trim())}
        />
        <TextField
          label={t("listAdd.name")}
          autoComplete="off"
          maxLength={200}
          value={values.title}
          error={errors.title && t(errors.title)}
          onChange={(text) => set("title", text)}
        />
        <ChoiceRow
          legend={t("listAdd.asks")}
          value={values.asks}
          choices={listQuestions.map((value) => ({ value, label: t(`lists.asks.${value}`) }))}
          onChange={(asks) => set("asks", asks)}
          hint={t(`listAdd.asksHint.${values.asks}`)}
        />
        <div className="stack">
          <ChoiceRow
            legend={t("listAdd.due")}
            value={values.due}
            choices={dueChoices.map((value) => ({ value, label: t(`listAdd.dueOf.${value}`) }))}
            onChange={(due) => set("due", due)}
          />
          {values.due === "own" && (
            <TextField
              type="datetime-local"
              label={t("listAdd.dueAt")}
              value={values.ownDue}
              error={errors.ownDue && t(errors.ownDue)}
              onChange={(text) => set("ownDue", text)}
            />
          )}
        </div>
      </div>
      {proposal.error && <ErrorNote refusal={proposal.error.refusal} />}
      {proposal.isPending && (
        <p className="quiet" role="status">
          {t("listAdd.reading")}
        </p>
      )}
      {sheets.length > 1 && sheet && (
        <ChoiceField
          label={t("listAdd.sheet")}
          value={sheet.sheet}
          choices={sheets.map((one) => ({
            value: one.sheet,
            label: t("listAdd.sheetRows", { sheet: one.sheet, count: one.rows }),
          }))}
          onChange={setSheetName}
        />
      )}
      {sheet && (
        <ColumnKinds
          sheet={sheet}
          kinds={kinds}
          isLikeLast={proposal.data?.likeLastTime === true}
          fault={fault}
          onChange={(next) => setOwn({ ...own, [sheet.sheet]: next })}
        />
      )}
      {refused && <ErrorNote refusal={refused} />}
      <p className="row list-take-in-deeds">
        {sheet && (
          <Button kind="main" type="submit" busy={busy}>
            {t("listAdd.save")}
          </Button>
        )}
        <Button busy={busy} onClick={onCancel}>
          {t("listAdd.cancel")}
        </Button>
      </p>
    </form>
  )
}
