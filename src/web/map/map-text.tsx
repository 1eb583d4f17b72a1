import type { BoardHome, BoardStairwell } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { useWords } from "../parts/i18n.ts"
import { hasSeveralLanes, homeText, type MapWords, stairwellName } from "./home-text.ts"
import { inOrder } from "./map-shape.ts"

type MapTextProps = {
  stairwells: readonly BoardStairwell[]
  homes: readonly BoardHome[]
  states: readonly HomeState[]
  words: MapWords
  /** Indices of the homes to name; without it every home with a state of its own. */
  only?: readonly number[]
  onOpen?: (home: number) => void
}

/** The map as text: stairwell by stairwell, the homes where something is. */
export function MapText({ stairwells, homes, states, words, only, onOpen }: MapTextProps) {
  const { t } = useWords()
  const named = only ?? [...homes.keys()].filter((index) => states[index]?.status !== "quiet")
  const byStairwell = new Map<number, number[]>()
  for (const index of named) {
    const stairwell = homes[index]?.stairwell ?? -1
    byStairwell.set(stairwell, [...(byStairwell.get(stairwell) ?? []), index])
  }
  const severalLanes = hasSeveralLanes(stairwells)
  if (named.length === 0) return <p className="quiet map-text-none">{t("map.textNone")}</p>
  return (
    <div className="map-text">
      {inOrder(stairwells).map((index) => {
        const stairwell = stairwells[index]
        const inside = byStairwell.get(index)
        if (stairwell === undefined || inside === undefined) return null
        return (
          <section key={stairwell.id} aria-label={stairwellName(words, stairwell)}>
            <p className="map-text-name">
              {severalLanes ? `${words.lane(stairwell.lane)} ` : ""}
              {stairwellName(words, stairwell)}
              <span className="quiet small"> {t("map.homesInStairwell", { count: inside.length })}</span>
            </p>
            <ul>
              {inside.map((place) => {
                const [home, state] = [homes[place], states[place]]
                if (home === undefined || state === undefined) return null
                const text = homeText(words, stairwell, home, state, severalLanes)
                return (
                  <li key={home.id}>
                    {onOpen ? (
                      <button type="button" className="text-button" onClick={() => onOpen(place)}>
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
