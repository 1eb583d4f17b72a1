import { useEffect, useRef } from "react"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { objectionText } from "../parts/objection-words.ts"
import { useSay } from "./small-words.ts"

/** How a deed went: done, refused, or what the rules hold against it. */
export type Told =
  | { readonly done: string; readonly count?: number; readonly more?: string }
  | { readonly refusal: string }
  | { readonly objections: readonly unknown[] }

/** Says it where the next look falls, and to whoever listens. */
export function Outcome({ told }: { told: Told | null }) {
  const say = useSay()
  const { t } = say
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (told !== null) note.current?.focus()
  }, [told])
  if (told === null) return null
  return (
    <div
      className={`small-page-note ${"done" in told ? "my-duty-done" : ""}`}
      role={"done" in told ? "status" : "alert"}
      ref={note}
      tabIndex={-1}
    >
      {"done" in told && t(`myDuty.done.${told.done}`, { count: told.count })}
      {"done" in told && told.more !== undefined && ` ${told.more}`}
      {"refusal" in told && t(`myDuty.refused.${told.refusal}`, { defaultValue: t("myDuty.refused.other") })}
      {"objections" in told && (
        <>
          <strong>{t("myDuty.notDone")}</strong>
          <ul>
            {(told.objections as readonly TurnObjection[]).map((objection) => (
              <li key={JSON.stringify(objection)}>{objectionText(say, objection)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
