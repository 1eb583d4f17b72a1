import { useState } from "react"
import { Button } from "./button.tsx"
import { useWords } from "./i18n.ts"
import { DoneNote } from "./notes.tsx"

/** What was done just now, and how it is taken back; `undo` gives whether it was, or in words what could not be. */
export type Done = { readonly title: string; readonly undo?: () => Promise<boolean | string> }

type UndoableNoteProps = { done: Done; undone: string; onUndone: (done: Done) => void }

/** Says what was done, with the button that takes it back; `undone`: what is said then, before what could not be. */
export function UndoableNote({ done: { title, undo }, undone, onUndone }: UndoableNoteProps) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const takeBack = async (take: NonNullable<Done["undo"]>) => {
    setBusy(true)
    const answer = await take()
    if (answer === false) setBusy(false)
    else
      onUndone({
        title: [undone, ...(typeof answer === "string" && answer !== "" ? [answer] : [])].join(" "),
      })
  }
  return (
    <DoneNote title={title}>
      {undo && (
        <p>
          <Button kind="quiet" busy={busy} onClick={() => void takeBack(undo)}>
            {t("common.undo")}
          </Button>
        </p>
      )}
    </DoneNote>
  )
}
