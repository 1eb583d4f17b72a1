import { useEffect, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { findAlike } from "../../contract/roll.ts"
import { call } from "../app/client.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import type { Person } from "../people/person-field.tsx"
import { SimilarNote, TakenNote } from "../people/similar-note.tsx"
import type { WorkerValues } from "./worker-values.ts"

type Alike = ReplyOf<typeof findAlike>
type AlikeNoteProps = {
  /** Whose form it is, where they are on the roll. */
  self: string | null
  values: WorkerValues
  onPerson: (personId: string | null) => void
  onOpen: (id: string) => void
}

/** While somebody is written down: who on the roll may be the same, and who it is in the register. */
export function AlikeNote({ self, values, onPerson, onOpen }: AlikeNoteProps) {
  const { t } = useWords()
  const alike = useAlike(values)
  const others = alike?.workers.filter(({ id }) => id !== self) ?? []
  const person = alike?.person ?? null
  /** Of whom it is less sure that they are meant: they were chosen. */
  const [taken, setTaken] = useState<Person | null>(null)
  const isOrganisation = values.kind === "organisation"
  return (
    <>
      {taken !== null && values.personId === taken.id ? (
        <TakenNote who={taken} onLeave={() => onPerson(null)} />
      ) : (
        !isOrganisation && (
          <SimilarNote
            typed={{
              ...{ name: values.name, idNumber: "", phone: values.phone },
              homeId: values.home?.id ?? null,
            }}
            except={[person?.id ?? "", values.personId ?? ""]}
            onTake={(chosen) => {
              setTaken(chosen)
              onPerson(chosen.id)
            }}
          />
        )
      )}
      {(others.length > 0 || person !== null) && (
        <div className="roll-alike" role="status">
          {others.map(({ id, name, door, stage, same }) => (
            <p key={id}>
              {t(`roll.alike.${same}`)} <span lang="zh-CN">{[name, door].filter(Boolean).join(" ")}</span>{" "}
              {stage === "asked" && t("roll.alike.asked")}
              <Button kind="quiet" onClick={() => onOpen(id)}>
                {t("roll.alike.open")}
              </Button>
            </p>
          ))}
          {person !== null && (
            <label>
              <input
                type="checkbox"
                checked={values.personId === person.id}
                onChange={({ target }) => onPerson(target.checked ? person.id : null)}
              />
              {t("roll.alike.person", { who: [person.name, person.door].filter(Boolean).join(" ") })}
            </label>
          )}
        </div>
      )}
    </>
  )
}

/** Asked a moment after the last key. */
function useAlike({ name, phone, home }: WorkerValues): Alike | null {
  const [found, setFound] = useState<Alike | null>(null)
  const homeId = home?.id ?? null
  useEffect(() => {
    const state = { old: false }
    const timer = setTimeout(async () => {
      if (name.trim().length < 2) return setFound(null)
      const answer = await call(findAlike, { body: { name, phone, homeId } })
      if (!state.old) setFound(answer.ok ? answer.value : null)
    }, 300)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [name, phone, homeId])
  return found
}
