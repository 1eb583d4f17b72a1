import { useState } from "react"
import { listNeeds, moveNeed, undoNeed } from "../../contract/care.ts"
import type { NeedMove, WithdrawReason } from "../../core/care/need-moves.ts"
import { useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { type Need, needName } from "./need-type.ts"

type More = { ownerId?: string; promisedFor?: string | null; reason?: WithdrawReason }
export type WhatWasDone = { readonly title: string; readonly undoId: string | null; readonly what: string }

/** Moves needs, says what was done, and takes the last step back. */
export function useNeedMoves() {
  const { t } = useWords()
  const moving = useTell(moveNeed, [listNeeds])
  const undoing = useTell(undoNeed, [listNeeds])
  const [done, setDone] = useState<WhatWasDone | null>(null)
  const move = async (need: Need, name: NeedMove, more: More = {}): Promise<boolean> => {
    if (moving.busy) return false
    const answer = await moving.tell({ id: need.id, move: name, ...more })
    if (!answer.ok) return false
    const what = needName(need)
    setDone({ title: t(`needs.done.${name}`, { what }), undoId: need.id, what })
    return true
  }
  const undo = async () => {
    if (done === null || done.undoId === null || undoing.busy) return
    const { ok } = await undoing.tell({ id: done.undoId })
    if (ok) setDone({ ...done, title: t("needs.done.undo", { what: done.what }), undoId: null })
  }
  const sayAdded = (id: string, what: string) =>
    setDone({ title: t("needs.done.add", { what }), undoId: id, what })
  return {
    ...{ move, undo, done, sayAdded },
    refused: moving.refused ?? undoing.refused,
    busy: moving.busy || undoing.busy,
  }
}
