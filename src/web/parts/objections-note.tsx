import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useWords } from "./i18n.ts"
import { objectionText } from "./objection-words.ts"

type ObjectionsNoteProps = {
  objections: readonly TurnObjection[]
  /** What was or will not be done for them. */
  title?: string
  nameOf?: (workerId: string) => string
  /** Just said, in answer to a press. */
  isAnswer?: boolean
}

/** What the rules hold against a deed, each as a sentence; nothing where they hold nothing. */
export function ObjectionsNote({ objections, title, nameOf, isAnswer = true }: ObjectionsNoteProps) {
  const say = useWords()
  if (objections.length === 0) return null
  const named = nameOf === undefined ? null : { nameOf }
  return (
    <div className="note note-error" role={isAnswer ? "alert" : undefined}>
      <div>
        <strong>{title ?? say.t("objectionOf.notDone")}</strong>
        <ul>
          {objections.map((objection) => (
            <li key={JSON.stringify(objection)}>{objectionText(say, objection, named)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
