import { getDutyDay, signIn, signOut, takeSignBack } from "../../contract/duty.ts"
import { useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import type { Done } from "../parts/undoable-note.tsx"
import { nameOf, type Turn } from "./duty-type.ts"

type Signing = { readonly at?: string; readonly celsius?: number | null }

/** Signs somebody in and out, each with a way back. */
export function useSigning(onDone: (done: Done) => void) {
  const { t } = useWords()
  const coming = useTell(signIn, [getDutyDay])
  const leaving = useTell(signOut, [getDutyDay])
  const back = useTell(takeSignBack, [getDutyDay])
  const undo = (turn: Turn) => async () => (await back.tell({ id: turn.id })).ok
  const said = (what: "in" | "out", turn: Turn) =>
    onDone({ title: t(`duty.signed.${what}`, { name: nameOf(t, turn) }), undo: undo(turn) })
  return {
    busy: coming.busy || leaving.busy || back.busy,
    refused: coming.refused ?? leaving.refused ?? back.refused,
    signIn: async (turn: Turn, { at, celsius = null }: Signing = {}) => {
      if (coming.busy) return
      const answer = await coming.tell({ id: turn.id, celsius, ...(at === undefined ? {} : { at }) })
      if (answer.ok) said("in", turn)
    },
    signOut: async (turn: Turn, { at }: Signing = {}) => {
      if (leaving.busy) return
      const answer = await leaving.tell({ id: turn.id, ...(at === undefined ? {} : { at }) })
      if (answer.ok) said("out", turn)
    },
    takeBack: async (turn: Turn) => {
      if (!back.busy && (await back.tell({ id: turn.id })).ok)
        onDone({ title: t("duty.signed.back", { name: nameOf(t, turn) }) })
    },
  }
}
