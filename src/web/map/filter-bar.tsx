import { memo, useMemo } from "react"
import type { BoardHome } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { useWords } from "../parts/i18n.ts"
import { countFilters, type MapFilter, mapFilters } from "./map-filter.ts"

type FilterBarProps = {
  homes: readonly BoardHome[]
  states: readonly HomeState[]
  filter: MapFilter | null
  onFilter: (filter: MapFilter | null) => void
}

/** Narrows the map to one kind of home; kinds of which there is none today are left out. */
export const FilterBar = memo(function FilterBar(props: FilterBarProps) {
  const { homes, states, filter, onFilter } = props
  const { t } = useWords()
  const counts = useMemo(() => countFilters(homes, states), [homes, states])
  const offered = mapFilters.filter((one) => one === filter || (counts.get(one) ?? 0) > 0)
  return (
    <fieldset className="filter-bar">
      <legend className="unseen">{t("map.filter.title")}</legend>
      <button type="button" aria-pressed={filter === null} onClick={() => onFilter(null)}>
        {t("map.filter.all")} <span className="filter-count">{homes.length}</span>
      </button>
      {offered.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={filter === one}
          onClick={() => onFilter(filter === one ? null : one)}
        >
          {t(`map.filter.${one}`)} <span className="filter-count">{counts.get(one) ?? 0}</span>
        </button>
      ))}
    </fieldset>
  )
})
