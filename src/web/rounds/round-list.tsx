import type { PlainDate } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import { AssignField } from "./assign-field.tsx"
import type { Basis } from "./basis.ts"
import { HomeLine } from "./home-line.tsx"
import type { Home, List } from "./round-type.ts"

type RoundListProps = {
  homes: readonly Home[]
  list: List
  day: PlainDate
  basis: Basis
  mayEnter: boolean
}

/** The homes as they are walked: what was left over first, then stairwell by stairwell. */
export function RoundList({ homes, list, day, basis, mayEnter }: RoundListProps) {
  const { t } = useWords()
  return groupsOf(homes).map(({ key, late, stairwell, homes: group }) => {
    const place = t("rounds.stairwell", stairwell)
    const name = late ? t(list === "knocks" ? "rounds.inFirst" : "rounds.lateFirst", { place }) : place
    return (
      <section key={key} className="round-group" aria-label={name}>
        <div className="round-group-head">
          <h2>
            {name} <span className="quiet">{t("rounds.homes", { count: group.length })}</span>
          </h2>
          {mayEnter && group.length > 1 && (
            <AssignField
              label={t("rounds.assignOf", { door: name })}
              checks={group.flatMap((home) => home.checks)}
            />
          )}
        </div>
        <ul className="round-homes">
          {group.map((home) => (
            <HomeLine key={home.id} home={home} list={list} day={day} basis={basis} mayEnter={mayEnter} />
          ))}
        </ul>
      </section>
    )
  })
}

type Group = { key: string; late: boolean; stairwell: Home["stairwell"]; homes: Home[] }

function groupsOf(homes: readonly Home[]): Group[] {
  const groups = new Map<string, Group>()
  for (const home of homes) {
    const { late, stairwell } = home
    const key = `${late} ${stairwell.id}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { key, late, stairwell, homes: [home] })
    else group.homes.push(home)
  }
  return [...groups.values()]
}
