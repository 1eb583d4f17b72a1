import { useState } from "react"
import { getDutyDay, nameTurn } from "../../contract/duty.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { ObjectionsNote } from "../parts/objections-note.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import type { DutyDay, Turn } from "./duty-type.ts"

type ComerFormProps = { turn: Turn; helpers: DutyDay["helpers"]; onDone: (done: Done) => void }

/** Who of an organisation comes. Whoever bears the name of somebody on the roll is asked whether it is them: then their rest counts. */
export function ComerForm({ turn, helpers, onDone }: ComerFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(nameTurn, [getDutyDay])
  const { comer } = turn
  const [name, setName] = useState(comer?.name ?? "")
  const [workerId, setWorkerId] = useState(comer?.workerId ?? null)
  const [isAdult, setAdult] = useState(comer !== null)
  const [against, setAgainst] = useState<readonly TurnObjection[]>([])
  const said = name.trim()
  const alike = helpers.filter((one) => one.kind !== "organisation" && said !== "" && one.name === said)
  const known = alike.some(({ id }) => id === workerId) ? workerId : null
  const save = async () => {
    if (busy) return
    const answer = await tell({ id: turn.id, name: said, workerId: known, isAdult })
    if (!answer.ok) return
    const objections = answer.value.objections as TurnObjection[]
    setAgainst(objections)
    if (objections.length > 0) return
    onDone({
      title: t(said === "" ? "duty.comer.gone" : "duty.comer.saved", { name: said, from: turn.name }),
    })
  }
  return (
    <section className="form" aria-label={t("duty.comer.title")}>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ObjectionsNote objections={against} />
      <TextField
        label={t("duty.comer.title")}
        hint={t("duty.comer.hint")}
        value={name}
        onChange={(value) => {
          setName(value)
          setAgainst([])
        }}
      />
      {alike.map(({ id, kind }) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={known === id}
            onChange={({ target }) => setWorkerId(target.checked ? id : null)}
          />
          <span>{t("duty.comer.known", { name: said, kind: t(`duty.kind.${kind}`) })}</span>
        </label>
      ))}
      {said !== "" && known === null && (
        <label className="check">
          <input type="checkbox" checked={isAdult} onChange={({ target }) => setAdult(target.checked)} />
          <span>{t("duty.comer.adult")}</span>
        </label>
      )}
      <p>
        <Button busy={busy} onClick={() => void save()}>
          {t("duty.comer.save")}
        </Button>
      </p>
    </section>
  )
}
