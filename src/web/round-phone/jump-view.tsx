import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import type { Walk } from "./use-walk.ts"
import { doorName, isFor, stairwellsOf, walkFilters } from "./walk.ts"

const signs = { open: "○", tried: "?", done: "✓" } as const

/** Every stairwell of the round with how far it has come, the doors of one of them, and what is walked for. */
export function JumpView({ walk }: { walk: Walk }) {
  const { t } = useWords()
  const [opened, setOpened] = useState(walk.door?.home.stairwell.id ?? null)
  const filters = walkFilters.filter((filter) => walk.all.some((door) => isFor(door, filter)))
  return (
    <div className="round-jump">
      {filters.length > 2 && (
        <fieldset className="round-filters">
          <legend className="unseen">{t("round.filterLabel")}</legend>
          {filters.map((filter) => (
            <button
              key={filter}
              type="button"
              className="key"
              aria-pressed={walk.filter === filter}
              onClick={() => walk.setFilter(filter)}
            >
              {t(`round.filter.${filter}`)} {walk.all.filter((door) => isFor(door, filter)).length}
            </button>
          ))}
        </fieldset>
      )}
      <p className="post-hint">{t("round.jumpHint")}</p>
      <ul aria-label={t("round.stairwells")}>
        {stairwellsOf(walk.doors).map(({ id, number, doors, dealt }) => (
          <li key={id}>
            <button
              type="button"
              className="key round-stairwell"
              aria-expanded={opened === id}
              onClick={() => setOpened(opened === id ? null : id)}
            >
              <span>{t("round.building", { number })}</span>
              <span>{t("round.doneCount", { done: dealt, all: doors.length })}</span>
            </button>
            {opened === id && (
              <div className="round-doors">
                {doors.map((door) => (
                  <button key={door.home.id} type="button" className="key" onClick={() => walk.goTo(door)}>
                    <span aria-hidden="true">{signs[door.work.state]}</span>
                    {doorName(door.home)}
                    <span className="unseen"> {t(`round.state.${door.work.state}`)}</span>
                  </button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
