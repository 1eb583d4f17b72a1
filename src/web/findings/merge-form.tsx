import { useId, useState } from "react"
import { Button } from "../parts/button.tsx"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import type { Compared } from "./compared.ts"
import { type IdentityField, identityFields, RecordTable, type Side } from "./record-table.tsx"

type Merging = {
  readonly keptId: string
  readonly goneId: string
  readonly take: readonly IdentityField[]
  readonly reason: string
}

type MergeFormProps = {
  compared: Compared
  busy: boolean
  onMerge: (merging: Merging) => void
  onApart: () => void
}

const otherOf = { one: "other", other: "one" } as const

/** Which record is kept, whose name and numbers are taken, and why; or that they are two people. */
export function MergeForm({ compared, busy, onMerge, onApart }: MergeFormProps) {
  const { t } = useWords()
  const group = useId()
  const [kept, setKept] = useState<Side>(() =>
    weightOf(compared, "other") > weightOf(compared, "one") ? "other" : "one",
  )
  const [chosen, setChosen] = useState<Partial<Record<IdentityField, Side>>>({})
  const [reason, setReason] = useState(() => t("compare.reasonDefault"))
  const [isMissing, setMissing] = useState(false)
  // what the kept one lacks is the other's, unless somebody says otherwise
  const sideOf = (field: IdentityField): Side =>
    chosen[field] ?? (compared[kept][field] === "" ? otherOf[kept] : kept)
  return (
    <form
      className="compare-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (busy) return
        if (reason.trim() === "") return setMissing(true)
        onMerge({
          keptId: compared[kept].person.id,
          goneId: compared[otherOf[kept]].person.id,
          take: identityFields.filter((field) => sideOf(field) !== kept),
          reason: reason.trim(),
        })
      }}
    >
      <RecordTable
        compared={compared}
        choice={(field, side) => (
          <label className="record-choice">
            <input
              type="radio"
              name={`${group} ${field}`}
              checked={sideOf(field) === side}
              onChange={() => setChosen({ ...chosen, [field]: side })}
            />
            {compared[side][field] || "—"}
          </label>
        )}
      />
      <div className="compare-decision">
        <ChoiceRow
          legend={t("compare.keep")}
          value={kept}
          choices={(["one", "other"] as const).map((value) => ({
            value,
            label: `${t(`compare.${value}`)} ${compared[value].name}`,
          }))}
          onChange={setKept}
          hint={t("compare.keepHint")}
        />
        <TextField
          label={t("compare.reason")}
          autoComplete="off"
          maxLength={400}
          error={isMissing && reason.trim() === "" ? t("form.required") : undefined}
          value={reason}
          onChange={setReason}
        />
        <p className="row">
          <Button kind="main" type="submit" busy={busy}>
            {t("compare.merge")}
          </Button>
          <Button busy={busy} onClick={onApart}>
            {t("compare.apart")}
          </Button>
        </p>
      </div>
    </form>
  )
}

/** How much hangs on a record: the fuller one is kept unless somebody says otherwise. */
function weightOf(compared: Compared, side: Side): number {
  return Object.values(compared[side].hangs).reduce((sum, count) => sum + count, 0)
}
