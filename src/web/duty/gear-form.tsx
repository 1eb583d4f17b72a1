import { useState } from "react"
import { getDutyDay, handOutGear, takeGearBack } from "../../contract/duty.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import type { DutyDay, Slot } from "./duty-type.ts"
import { slotTitle } from "./duty-type.ts"

type Item = DutyDay["items"][number]

/** What a shift is given as long as the stock book says nothing else. */
const usual: readonly Item[] = [
  { item: "口罩", unit: "只" },
  { item: "手套", unit: "副" },
  { item: "防护服", unit: "件" },
]

/** Gear for a shift, counted. */
export function GearForm(props: { slot: Slot; items: readonly Item[]; onDone: (done: Done) => void }) {
  const { slot, items, onDone } = props
  const { t } = useWords()
  const giving = useTell(handOutGear, [getDutyDay])
  const back = useTell(takeGearBack, [getDutyDay])
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({})
  const [isEmpty, setEmpty] = useState(false)
  const all = [...usual.filter(({ item }) => items.every((one) => one.item !== item)), ...items]
  const shown = all.toSorted((one, other) => rank(one) - rank(other)).slice(0, 6)
  const give = async () => {
    const lines = shown.flatMap(({ item, unit }) => {
      const count = Number(counts[item] ?? "")
      return Number.isInteger(count) && count > 0 ? [{ id: newId(), item, unit, count }] : []
    })
    setEmpty(lines.length === 0)
    const { day, postId, hoursId } = slot
    if (lines.length === 0 || giving.busy) return
    if (!(await giving.tell({ day, postId, hoursId, lines })).ok) return
    onDone({
      title: t("duty.gear.done", { slot: slotTitle(slot) }),
      undo: async () => {
        for (const { id } of lines) if (!(await back.tell({ id })).ok) return false
        return true
      },
    })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      {giving.refused && <ErrorNote refusal={giving.refused.refusal} />}
      {shown.map(({ item, unit }) => (
        <TextField
          key={item}
          label={unit === "" ? item : `${item} (${unit})`}
          inputMode="numeric"
          maxLength={4}
          value={counts[item] ?? ""}
          onChange={(value) => setCounts({ ...counts, [item]: value.replace(/\D/g, "") })}
        />
      ))}
      {isEmpty && (
        <p className="field-error" role="alert">
          {t("duty.gear.empty")}
        </p>
      )}
      <p>
        <Button kind="main" type="submit" busy={giving.busy}>
          {t("duty.gear.give")}
        </Button>
      </p>
      {slot.gear.length > 0 && (
        <section>
          <h3>{t("duty.gear.given")}</h3>
          <ul className="duty-list">
            {slot.gear.map(({ id, item, amount, unit }) => (
              <li key={id}>
                {item} {amount}
                {unit}{" "}
                <Button
                  kind="quiet"
                  busy={back.busy}
                  aria-label={t("duty.gear.undoOf", { item })}
                  onClick={() => {
                    void back.tell({ id }).then((answer) => answer.ok && onDone({ title: t("duty.undone") }))
                  }}
                >
                  {t("duty.undo")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  )
}

function rank({ item }: Item): number {
  const at = usual.findIndex((one) => one.item === item)
  return at < 0 ? usual.length : at
}
