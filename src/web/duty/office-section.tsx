import { useState } from "react"
import { getDutyDay, signInAtOffice, takeSignBack } from "../../contract/duty.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import type { Opened } from "./duty-type.ts"
import { type DutyDay, nameOf, stateText } from "./duty-type.ts"
import { HelperChoice } from "./helper-choice.tsx"
import { useSigning } from "./use-signing.ts"

type OfficeProps = { data: DutyDay; onDone: (done: Done) => void; onOpen: (opened: Opened) => void }

/** Work in the office, which tires as standing does. */
export function OfficeSection({ data, onDone, onOpen }: OfficeProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(signInAtOffice, [getDutyDay])
  const back = useTell(takeSignBack, [getDutyDay])
  const { signOut } = useSigning(onDone)
  const [chosen, setChosen] = useState("")
  const colleagues = data.helpers.filter(({ kind }) => kind === "staff")
  const begin = async () => {
    const who = colleagues.find(({ id }) => id === chosen)
    if (who === undefined || busy) return
    const id = newId()
    if (!(await tell({ id, workerId: who.id })).ok) return
    setChosen("")
    onDone({
      title: t("duty.signed.in", { name: who.name }),
      undo: async () => (await back.tell({ id })).ok,
    })
  }
  return (
    <section className="duty-section" aria-label={t("duty.office.title")}>
      <h2>{t("duty.office.title")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {colleagues.length === 0 && <p className="quiet">{t("duty.office.none")}</p>}
      <ul className="duty-list">
        {data.office.map((turn) => (
          <li key={turn.id}>
            <button type="button" className="text-button" onClick={() => onOpen({ is: "turn", turn })}>
              {nameOf(t, turn)}
            </button>{" "}
            {stateText(t, turn)}{" "}
            {turn.state === "here" && (
              <Button
                kind="quiet"
                aria-label={t("duty.signOutOf", { name: nameOf(t, turn) })}
                onClick={() => void signOut(turn)}
              >
                {t("duty.signOut")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {colleagues.length > 0 && (
        <div className="duty-office no-print">
          <HelperChoice
            label={t("duty.office.who")}
            helpers={colleagues}
            value={chosen}
            onChange={setChosen}
          />
          <Button busy={busy} onClick={() => void begin()}>
            {t("duty.signIn")}
          </Button>
        </div>
      )}
    </section>
  )
}
