import { useState } from "react"
import { TextField } from "../parts/inputs.tsx"
import { asking, type OwnTurn } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import type { ViewProps } from "./view-props.ts"

/** An organisation says whom it sends to a turn: a name, and that they are old enough; as long as the turn is not over. */
export function ComerField({ turn, state }: { turn: OwnTurn } & Pick<ViewProps, "state">) {
  const { t } = useSay()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState(turn.comer ?? "")
  const [isAdult, setAdult] = useState(turn.comer !== null)
  const [told, setTold] = useState<Told | null>(null)
  const save = async () => {
    const answer = await state.act(asking.name, { turnId: turn.id, name: name.trim(), isAdult })
    if (!answer.ok) return setTold({ refusal: answer.refusal })
    if (answer.value.objections.length > 0) return setTold({ objections: answer.value.objections })
    setTold({ done: name.trim() === "" ? "comerGone" : "comerSaid" })
    setOpen(false)
  }
  return (
    <>
      <p className="my-duty-quiet">
        {turn.comer === null ? t("myDuty.comerNone") : t("myDuty.comerIs", { name: turn.comer })}
      </p>
      <Outcome told={told} />
      {isOpen ? (
        <form
          className="my-duty-form"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <TextField label={t("myDuty.comer")} value={name} onChange={setName} />
          <p className="my-duty-quiet">{t("myDuty.comerHint")}</p>
          {name.trim() !== "" && (
            <label className="my-duty-tick">
              <input type="checkbox" checked={isAdult} onChange={({ target }) => setAdult(target.checked)} />
              <span>{t("myDuty.comerAdult")}</span>
            </label>
          )}
          <div className="my-duty-pair">
            <button type="submit" className="small-page-main">
              {t("myDuty.comerSave")}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {t("myDuty.comerLeave")}
            </button>
          </div>
        </form>
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {t(turn.comer === null ? "myDuty.comerSay" : "myDuty.comerChange")}
        </button>
      )}
    </>
  )
}
