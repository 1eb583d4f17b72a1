import { Link } from "@tanstack/react-router"
import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import {
  listLetHomes,
  listReturns,
  listScreenings,
  type registerReturnee,
  takeBackScreening,
} from "../../contract/screening.ts"
import type { Disposition } from "../../core/policy/policy.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"

/** What was just saved: a returnee's registration with what it led to, or a tenant's. */
export type Saved = Pick<ReplyOf<typeof registerReturnee>, "id" | "personId" | "caseId" | "joined"> & {
  readonly who: string
  readonly disposition: Disposition | null
}

/** Says what was saved and what follows, and takes it back at once where it was wrong. */
export function SavedNote({ saved }: { saved: Saved }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(takeBackScreening, [listScreenings, listReturns, listLetHomes])
  const [undone, setUndone] = useState(false)
  const [id] = useState(newId)
  const undo = async () => {
    const answer = await tell({ id, screeningId: saved.id, reason: t("screening.undoReason") })
    if (answer.ok) setUndone(true)
  }
  if (undone) return <DoneNote title={t("screening.undone", { who: saved.who })} />
  const led = saved.disposition === null ? "" : t(`screening.dispositions.${saved.disposition}`)
  return (
    <DoneNote
      title={t(saved.disposition === null ? "screening.tenantSaved" : "screening.saved", { ...saved, led })}
    >
      {saved.joined && <p>{t("screening.joined")}</p>}
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p className="row">
        {saved.caseId !== null && (
          <Link to="/cases/$caseId" params={{ caseId: saved.caseId }}>
            {t("screening.toCase")}
          </Link>
        )}
        <Button kind="quiet" busy={busy} onClick={undo}>
          {t("common.undo")}
        </Button>
      </p>
    </DoneNote>
  )
}
