import { useState } from "react"
import { countTasks, getOversight, getTask, listTasks, moveTasks } from "../../contract/tasks.ts"
import type { Instant } from "../../core/kit/dates.ts"
import {
  needsClosingNote,
  type TaskMove,
  type WaitingOn,
  waitingOn,
} from "../../core/oversight/task-moves.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { fieldOfMoment, momentOfField } from "../parts/moment-field.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { Chips } from "./chips.tsx"
import { dueOf } from "./deadline.ts"
import { DeadlineField, MomentField } from "./deadline-field.tsx"
import { type Receiver, ReceiverField } from "./receiver-field.tsx"
import type { Task } from "./task-type.ts"

/** Moves that need nothing said: one press does them. */
export const plainMoves: readonly TaskMove[] = ["take", "resume", "reopen"]

export function useMove() {
  return useTell(moveTasks, [listTasks, countTasks, getTask, getOversight])
}

type MoveFormProps = {
  tasks: readonly Task[]
  move: TaskMove
  onDone: (move: TaskMove) => void
  onCancel: () => void
}

/** What a move asks, and the button that makes it; for one task, or several at once. */
export function MoveForm({ tasks, move, onDone, onCancel }: MoveFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useMove()
  const [receiver, setReceiver] = useState<Receiver>({ team: tasks[0]?.team ?? "staff", ownerId: null })
  const [dueAt, setDueAt] = useState<Instant | null>(() => dueOf("tomorrow", now()))
  const [on, setOn] = useState<WaitingOn>("street")
  const [since, setSince] = useState(() => fieldOfMoment(now()))
  const [note, setNote] = useState("")
  const [error, setError] = useState(false)
  const isNoteNeeded = move === "wait" || move === "drop" || tasks.some(({ kind }) => needsClosingNote(kind))
  const hasNote = move === "wait" || move === "drop" || move === "done"
  const send = async () => {
    if (busy) return
    if (hasNote && isNoteNeeded && note.trim() === "") return setError(true)
    const answer = await tell({
      ids: tasks.map(({ id }) => id),
      move,
      ...(move === "give" ? receiver : {}),
      ...(move === "set-deadline" ? { dueAt } : {}),
      ...(move === "wait" ? { waitingOn: on, ...sinceOf(since) } : {}),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    })
    if (answer.ok) onDone(move)
  }
  return (
    <form
      className="form task-move-form"
      noValidate
      aria-label={t(`task.move.${move}`)}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {refused && <ErrorNote refusal={refused.refusal} />}
      {move === "give" && <ReceiverField value={receiver} onChange={setReceiver} />}
      {move === "set-deadline" && <DeadlineField first="tomorrow" onChange={setDueAt} />}
      {move === "wait" && (
        <>
          <Chips<WaitingOn>
            legend={t("task.form.waitingOn")}
            value={on}
            choices={waitingOn.map((value) => ({ value, label: t(`task.waitingOn.${value}`) }))}
            onChange={setOn}
          />
          <MomentField label={t("task.form.since")} value={since} onChange={setSince} latest={now()} />
        </>
      )}
      {hasNote && (
        <TextField
          label={t(noteLabel[move] ?? "task.form.reason")}
          hint={
            move === "wait"
              ? t("task.form.askedHint")
              : move === "done"
                ? t("task.form.resultHint")
                : undefined
          }
          error={error ? t("form.required") : undefined}
          autoComplete="off"
          autoFocus
          maxLength={400}
          value={note}
          onChange={(text) => {
            setNote(text)
            setError(false)
          }}
        />
      )}
      <div className="row">
        <Button kind="main" type="submit" busy={busy}>
          {t("task.form.save")}
        </Button>
        <Button onClick={onCancel}>{t("task.form.cancel")}</Button>
      </div>
    </form>
  )
}

const noteLabel: Partial<Record<TaskMove, string>> = {
  wait: "task.form.asked",
  done: "task.form.result",
  drop: "task.form.reason",
}

/** Since when others were asked; the server's clock decides where the field says no more than now. */
function sinceOf(text: string): { since?: Instant } {
  const since = momentOfField(text)
  return since === null || since >= now() ? {} : { since }
}
