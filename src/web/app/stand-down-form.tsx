import "./stand-down.css"
import { useState } from "react"
import { getDutyDay } from "../../contract/duty.ts"
import { countTasks, listColleagues, listTasks } from "../../contract/tasks.ts"
import { getWorkload, standDown, takeStandDownBack } from "../../contract/workload.ts"
import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { DayField } from "../parts/day-field.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { returnedText } from "../parts/returned-words.ts"
import type { Done } from "../parts/undoable-note.tsx"
import { MendList } from "./mend-list.tsx"
import { useAsk, useTell } from "./query.ts"

type Worker = { readonly workerId: string; readonly name: string; readonly kind: string }
type StandDownFormProps = { worker: Worker; onDone: (done: Done) => void }

/** For so long somebody rests who has a fever, unless another day is chosen. */
const REST_DAYS = 3

/** Somebody has to rest: until when, and who takes over what they have in hand; then who steps in for their turns. */
export function StandDownForm({ worker, onDone }: StandDownFormProps) {
  const say = useWords()
  const { t } = say
  const refresh = [getWorkload, getDutyDay, listTasks, countTasks]
  const { tell, busy, refused } = useTell(standDown, refresh)
  const back = useTell(takeStandDownBack, refresh)
  const [id] = useState(newId)
  const [until, setUntil] = useState<PlainDate | null>(() => addDays(today(), REST_DAYS))
  const [toIds, setToIds] = useState<readonly string[]>([])
  const [freed, setFreed] = useState<number | null>(null)
  const rest = async () => {
    if (busy) return
    const answer = await tell({ id, workerId: worker.workerId, until, toIds: [...toIds] })
    if (!answer.ok) return
    setFreed(answer.value.freed)
    const { freed: count, handedOver } = answer.value
    onDone({
      title: t("standDown.done", { name: worker.name, count, things: handedOver }),
      undo: async () => {
        const answer = await back.tell({ id })
        return answer.ok && returnedText(say, { gone: answer.value.gone })
      },
    })
  }
  if (freed !== null) return freed > 0 ? <MendList absenceId={id} onDone={onDone} /> : null
  return (
    <section className="form stand-down" aria-label={t("standDown.title")}>
      <h3>{t("standDown.title")}</h3>
      <p className="quiet">{t("standDown.hint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DayField label={t("standDown.until")} value={until} onChange={setUntil} />
      {worker.kind === "staff" && <Colleagues chosen={toIds} onChoose={setToIds} />}
      <p>
        <Button kind="main" busy={busy} onClick={() => void rest()}>
          {t("standDown.do")}
        </Button>
      </p>
    </section>
  )
}

type ColleaguesProps = { chosen: readonly string[]; onChoose: (ids: readonly string[]) => void }

function Colleagues({ chosen, onChoose }: ColleaguesProps) {
  const { t } = useWords()
  const { data } = useAsk(listColleagues, undefined)
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <fieldset className="stand-down-to">
      <legend>{t("standDown.to")}</legend>
      {data?.colleagues.map(({ id, name, role }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          <span>
            {name} <span className="quiet small">{t(`role.${role}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
