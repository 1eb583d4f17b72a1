import { useEffect, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { findSimilar } from "../../contract/findings.ts"
import { call } from "../app/client.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { type Person, personText } from "./person-field.tsx"

type Similar = ReplyOf<typeof findSimilar>["people"]

/** What stands in a form so far of somebody new. */
type Typed = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly homeId: string | null
}

type SimilarNoteProps = {
  typed: Typed
  onTake: (person: Person) => void
  /** Who is there anyway: a choice of the form has them already. */
  except?: readonly string[]
  /** What a press on one of them does, where they are not taken. */
  deed?: string
}

/** Offers whom somebody may be while they are typed in; one press takes them, so that nobody is written down twice. */
export function SimilarNote({ typed, onTake, except = [], deed }: SimilarNoteProps) {
  const { t } = useWords()
  const { may } = useSession()
  const word = deed ?? t("people.take")
  const people = useSimilar(typed, may("see-people")).filter(({ person }) => !except.includes(person.id))
  return (
    <div role="status" className="similar">
      {people.length > 0 && (
        <ul>
          {people.map(({ person, agrees }) => (
            <li key={person.id}>
              <span>
                {t("people.maybe")} <strong>{personText(person)}</strong>{" "}
                <span className="quiet small">
                  {agrees.map((field) => t(`people.agrees.${field}`)).join(t("people.and"))}
                </span>
              </span>
              <Button
                kind="quiet"
                aria-label={`${word} ${personText(person)}`}
                onClick={() => onTake(person)}
              >
                {word}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const NOBODY: Similar = []

/** Asked a moment after the last key; an answer about what is no longer typed is dropped. */
function useSimilar({ name, idNumber, phone, homeId }: Typed, may: boolean): Similar {
  const [found, setFound] = useState<{ readonly key: string; readonly people: Similar } | null>(null)
  const body = { name: name.trim(), idNumber: idNumber.trim(), phone: phone.trim(), homeId }
  const isWorthIt = may && (body.name.length > 1 || body.idNumber.length >= 15 || body.phone.length >= 7)
  const key = isWorthIt ? JSON.stringify(body) : ""
  useEffect(() => {
    if (key === "") return
    const state = { old: false }
    const timer = setTimeout(async () => {
      const answer = await call(findSimilar, { body: JSON.parse(key) })
      if (!state.old && answer.ok) setFound({ key, people: answer.value.people })
    }, 200)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [key])
  return found !== null && found.key === key ? found.people : NOBODY
}

/** Who was taken in place of somebody new; until that is said otherwise. */
export function TakenNote({ who, onLeave }: { who: Person; onLeave: () => void }) {
  const { t } = useWords()
  return (
    <p className="similar-taken" role="status">
      {t("people.taken", { who: personText(who) })}{" "}
      <Button kind="quiet" onClick={onLeave}>
        {t("people.notTaken")}
      </Button>
    </p>
  )
}
