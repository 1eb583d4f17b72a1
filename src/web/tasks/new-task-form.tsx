import "./tasks.css"
import { useState } from "react"
import { addTasks, countTasks, listTasks } from "../../contract/tasks.ts"
import type { Role } from "../../core/access/roles.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { now } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { LongTextField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { Chips } from "./chips.tsx"
import { dueOf } from "./deadline.ts"
import { DeadlineField } from "./deadline-field.tsx"
import { type Receiver, ReceiverField } from "./receiver-field.tsx"

type Source = "desk" | "street-notice" | "leading-group"

type Values = {
  text: string
  lines: boolean
  source: Source
  document: string
  note: string
  receiver: Receiver
  dueAt: Instant | null
  ofHome: boolean
}

type NewTaskFormProps = {
  team: Role
  /** The home that is open on the screen, once it is known. */
  home: { readonly id: string; readonly door: string } | null
  onDone: (count: number) => void
}

/** A task from wherever one is; a notice that is pasted becomes a task a line. */
export function NewTaskForm({ team, home, onDone }: NewTaskFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addTasks, [listTasks, countTasks])
  const [ids] = useState(() => Array.from({ length: MOST }, newId))
  const { values, set, errors, props } = useForm<Values>(
    {
      ...{ text: "", lines: false, source: "desk", document: "", note: "", ofHome: true },
      ...{ receiver: { team, ownerId: null }, dueAt: dueOf("tomorrow", now()) },
    },
    (typed) =>
      errorsOf({
        text: missing(typed.text),
        document: typed.source === "desk" ? undefined : missing(typed.document),
      }),
    async (typed) => {
      if (busy) return
      const tasks = titlesIn(typed).map((title, index) => ({ id: ids[index] as string, title }))
      const { source, document, note, receiver, dueAt } = typed
      const homeId = typed.ofHome && home !== null ? home.id : null
      const rest = { source, document: source === "desk" ? "" : document, note, ...receiver, dueAt, homeId }
      if ((await tell({ tasks, ...rest })).ok) onDone(tasks.length)
    },
  )
  const titles = titlesIn(values)
  const typed = (text: string) => {
    set("text", text)
    if (!values.lines && /\n/.test(text.trim())) set("lines", true)
  }
  return (
    <form {...props} className="form new-task-form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      {values.lines ? (
        <LongTextField
          label={t("newTask.lines")}
          hint={t("newTask.linesHint")}
          error={errors.text && t(errors.text)}
          value={values.text}
          onChange={typed}
        />
      ) : (
        <div
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text/plain")
            if (!/\n./.test(pasted.trim())) return
            // a field of one line would lose where the lines end
            event.preventDefault()
            set("lines", true)
            set("text", `${values.text}${pasted}`.trim())
          }}
        >
          <TextField
            label={t("newTask.what")}
            autoComplete="off"
            autoFocus
            maxLength={200}
            error={errors.text && t(errors.text)}
            value={values.text}
            onChange={typed}
          />
          <Button kind="quiet" onClick={() => set("lines", true)}>
            {t("newTask.toLines")}
          </Button>
        </div>
      )}
      {titles.length > 1 && <p role="status">{t("newTask.count", { count: titles.length })}</p>}
      <Chips<Source>
        legend={t("newTask.source")}
        value={values.source}
        choices={(["desk", "street-notice", "leading-group"] as const).map((value) => ({
          value,
          label: t(`task.source.${value}`),
        }))}
        onChange={(source) => set("source", source)}
      />
      {values.source !== "desk" && (
        <TextField
          label={t("newTask.document")}
          hint={t("newTask.documentHint")}
          autoComplete="off"
          maxLength={200}
          error={errors.document && t(errors.document)}
          value={values.document}
          onChange={(value) => set("document", value)}
        />
      )}
      <ReceiverField value={values.receiver} onChange={(receiver) => set("receiver", receiver)} />
      <DeadlineField first="tomorrow" onChange={(dueAt) => set("dueAt", dueAt)} />
      <TextField
        label={t("newTask.note")}
        autoComplete="off"
        maxLength={400}
        value={values.note}
        onChange={(value) => set("note", value)}
      />
      {home && (
        <label className="new-task-home">
          <input
            type="checkbox"
            checked={values.ofHome}
            onChange={(event) => set("ofHome", event.target.checked)}
          />
          {t("newTask.home", { door: home.door })}
        </label>
      )}
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("newTask.save")}
        </Button>
      </p>
    </form>
  )
}

const MOST = 60

/** One task a line; a point's number or dash before it is no part of it. */
function titlesIn({ text, lines }: Pick<Values, "text" | "lines">): string[] {
  if (!lines) return text.trim() === "" ? [] : [text.trim()]
  return text
    .split("\n")
    .map((line) =>
      line
        .replace(/^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[-•·*])\s*/, "")
        .trim()
        .slice(0, 200),
    )
    .filter((line) => line !== "")
    .slice(0, MOST)
}
