import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listLetHomes, listReturns, listScreenings, takeBackScreening } from "../../contract/screening.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { travelOf } from "./again.ts"
import type { Line } from "./screening-table.tsx"

/** Takes a wrong registration back with a reason; the right one is written anew. */
export function CorrectPanel({ line, onClose }: { line: Line; onClose: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused, done } = useTell(takeBackScreening, [
    listScreenings,
    listReturns,
    listLetHomes,
  ])
  const [id] = useState(newId)
  const { values, set, errors, props } = useForm(
    { reason: "" },
    ({ reason }) => errorsOf({ reason: missing(reason) }),
    ({ reason }) => {
      if (!busy && !done) void tell({ id, screeningId: line.id, reason: reason.trim() })
    },
  )
  return (
    <SidePanel title={t("screening.correctOf", { name: line.name, door: line.door })} onClose={onClose}>
      <form {...props} className="form">
        <p>{t("screening.correctHint")}</p>
        {refused && <ErrorNote refusal={refused.refusal} />}
        {done ? (
          <DoneNote title={t("screening.takenBack")}>
            <p>
              {line.disposition === "" ? (
                <Link to="/screening/tenants">{t("screening.again")}</Link>
              ) : (
                <Link to="/screening" search={{ person: line.personId }} state={{ travel: travelOf(line) }}>
                  {t("screening.again")}
                </Link>
              )}
            </p>
          </DoneNote>
        ) : (
          <>
            <TextField
              label={t("screening.correctReason")}
              maxLength={200}
              autoComplete="off"
              value={values.reason}
              error={errors.reason && t(errors.reason)}
              onChange={(text) => set("reason", text)}
            />
            <p>
              <Button kind="grave" type="submit" busy={busy}>
                {t("screening.takeBack")}
              </Button>
            </p>
          </>
        )}
      </form>
    </SidePanel>
  )
}
