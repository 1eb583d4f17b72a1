import { useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { isOpen } from "../../core/rounds/round-list.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { AssignField } from "./assign-field.tsx"
import type { Basis } from "./basis.ts"
import { CheckState } from "./check-state.tsx"
import { HomeEntry } from "./home-entry.tsx"
import { NeedEntry } from "./need-entry.tsx"
import { type Home, type List, stateOf } from "./round-type.ts"
import { TakeBack } from "./take-back.tsx"

type HomeLineProps = {
  home: Home
  list: List
  day: PlainDate
  basis: Basis
  /** False: of a day to come, or of a round that has ended. */
  mayEnter: boolean
}

/** One home of a round: its door, whom it is about, what is to be done, what has come of it, one line to say so. */
export function HomeLine({ home, list, day, basis, mayEnter }: HomeLineProps) {
  const { t } = useWords()
  const [again, setAgain] = useState(false)
  const [taking, setTaking] = useState<string | null>(null)
  const state = stateOf(home, list)
  const isSettled = state === "done" && !home.checks.some(isOpen)
  const needs = list === "needs" || list === "visits" ? home.needs : []
  return (
    <li className={`round-home round-home-${list} round-${state}`} aria-label={home.door} tabIndex={-1}>
      <div className="round-door">
        <strong>{home.room}</strong>
        {home.late && (
          <span className="round-late">{t(list === "knocks" ? "rounds.somebodyIn" : "rounds.late")}</span>
        )}
      </div>
      <div className="round-people">
        {home.people.map((person) => (
          <span key={person.personId ?? ""}>
            {person.name}
            {person.dayNumber !== null && (
              <span className="quiet"> {t("rounds.dayNumber", { number: person.dayNumber })}</span>
            )}
          </span>
        ))}
        {home.tenure === "vacant" && <span className="quiet">{t("tenure.vacant")}</span>}
        {home.tenure === "let" && <span className="quiet">{t("tenure.let")}</span>}
      </div>
      <div className="round-states">
        {home.checks.map((check) => (
          <CheckState
            key={check.id}
            check={check}
            day={day}
            door={home.door}
            who={whoOf(home, check.personId)}
            onTakeBack={mayEnter ? setTaking : undefined}
          />
        ))}
        {needs.map((need) => (
          <NeedEntry key={need.id} home={home} need={need} day={day} basis={basis} mayEnter={mayEnter} />
        ))}
      </div>
      {list !== "needs" && mayEnter && (
        <>
          {taking !== null ? (
            <TakeBack tryId={taking} list={list} onClose={() => setTaking(null)} />
          ) : isSettled && !again ? (
            <div className="round-entry no-print">
              <Button kind="quiet" onClick={() => setAgain(true)}>
                {t("rounds.again")}
              </Button>
            </div>
          ) : (
            <HomeEntry home={home} list={list} day={day} basis={basis} onSaved={() => setAgain(false)} />
          )}
          <AssignField label={t("rounds.assignOf", { door: home.door })} checks={home.checks} />
        </>
      )}
    </li>
  )
}

/** Two people of a home have the same checks. */
function whoOf({ people }: Home, personId: string | null): string | null {
  if (people.length < 2) return null
  return people.find((person) => person.personId === personId)?.name ?? null
}
