import { useState } from "react"
import { getBoard } from "../../contract/board.ts"
import { listKnockRounds, makeKnockRound } from "../../contract/rounds.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"

type Values = { name: string; dueOn: string; stairwells: readonly string[] }

/** A new round: its name, by when, which stairwells. */
export function MakeRoundForm({ onDone }: { onDone: (homes: number) => void }) {
  const { t, language } = useWords()
  const { data, error } = useAsk(getBoard, undefined)
  const { tell, busy, refused } = useTell(makeKnockRound, [listKnockRounds])
  const [id] = useState(newId)
  const form = useForm<Values>(
    { name: "", dueOn: today(), stairwells: [] },
    ({ name, dueOn, stairwells }) => ({
      ...(name.trim() === "" ? { name: "form.required" } : {}),
      ...(dueOn < today() ? { dueOn: "knocks.wrongDue" } : {}),
      ...(stairwells.length === 0 ? { stairwells: "knocks.needsStairwell" } : {}),
    }),
    async ({ name, dueOn, stairwells }) => {
      if (busy) return
      const answer = await tell({ id, name, dueOn, stairwellIds: [...stairwells] })
      if (answer.ok) onDone(answer.value.homes)
    },
  )
  const { values, set, errors } = form
  const all = data?.stairwells ?? []
  const toggle = (one: string) =>
    set(
      "stairwells",
      values.stairwells.includes(one)
        ? values.stairwells.filter((each) => each !== one)
        : [...values.stairwells, one],
    )
  return (
    <form className="form" {...form.props}>
      <TextField
        label={t("knocks.name")}
        hint={t("knocks.nameHint")}
        error={errors.name && t(errors.name)}
        maxLength={40}
        value={values.name}
        onChange={(name) => set("name", name)}
      />
      <TextField
        type="date"
        label={t("knocks.dueOn")}
        error={errors.dueOn && t(errors.dueOn)}
        value={values.dueOn}
        onChange={(dueOn) => set("dueOn", dueOn)}
      />
      <fieldset className="knock-choice" lang={language}>
        <legend>{t("knocks.stairwells")}</legend>
        <Button
          kind="quiet"
          onClick={() =>
            set("stairwells", values.stairwells.length === all.length ? [] : all.map((each) => each.id))
          }
        >
          {t("knocks.all")}
        </Button>
        <div className="knock-stairwells">
          {all.map((stairwell) => (
            <label key={stairwell.id} className="check">
              <input
                type="checkbox"
                checked={values.stairwells.includes(stairwell.id)}
                onChange={() => toggle(stairwell.id)}
              />
              {t("rounds.stairwell", stairwell)}
            </label>
          ))}
        </div>
        {errors.stairwells && <p className="field-error">{t(errors.stairwells)}</p>}
      </fieldset>
      {!data && !error && <WaitNote />}
      {(error ?? refused) && <ErrorNote refusal={(error ?? refused)?.refusal ?? ""} />}
      <Button kind="main" type="submit" busy={busy}>
        {t("knocks.begin")}
      </Button>
    </form>
  )
}
