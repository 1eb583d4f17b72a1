import { useState } from "react"
import { findWorkers } from "../../contract/roll.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import { FindField } from "../parts/find-field.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import type { Worker } from "./worker-type.ts"
import type { WorkerValues } from "./worker-values.ts"

type FamilyFieldProps = {
  /** Who may be chosen. */
  workers: readonly Worker[]
  value: WorkerValues["family"]
  bond: WorkerValues["bond"]
  said?: string
  onChange: (family: WorkerValues["family"]) => void
  onBond: (bond: WorkerValues["bond"]) => void
}

/** Somebody on the roll who is of the same family, and whether they serve together or one of them always stays at home. */
export function FamilyField({ workers, value, bond, said, onChange, onBond }: FamilyFieldProps) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const ids = useFound(value === null ? text : "", askForWorkers)
  const found = ids && workers.filter(({ id }) => ids.includes(id)).slice(0, 8)
  return (
    <>
      <FindField
        label={t("roll.family")}
        hint={said ? t("roll.saidFamily", { text: said }) : t("roll.familyHint")}
        value={value?.name ?? text}
        onChange={(next) => {
          setText(next)
          if (value !== null) onChange(null)
        }}
        options={
          found?.map(({ id, name, door }) => ({
            key: id,
            content: <span lang="zh-CN">{door ? `${name} ${door}` : name}</span>,
          })) ?? null
        }
        status={t(found?.length === 0 ? "roll.familyNone" : "roll.familyFound", {
          count: found?.length ?? 0,
        })}
        onPick={(key) => {
          const picked = found?.find(({ id }) => id === key)
          if (picked) onChange({ withId: picked.id, name: picked.name })
        }}
        onClear={() => {
          setText("")
          onChange(null)
        }}
      />
      {value !== null && (
        <ChoiceField
          label={t("roll.bondOf", { name: value.name })}
          value={bond}
          choices={(["together", "never-both"] as const).map((each) => ({
            value: each,
            label: t(`roll.bond.${each}`),
          }))}
          onChange={onBond}
        />
      )}
    </>
  )
}

async function askForWorkers(text: string): Promise<readonly string[]> {
  const answer = await call(findWorkers, { body: { text } })
  return answer.ok ? answer.value.ids : []
}
