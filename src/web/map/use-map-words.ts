import type { TFunction } from "i18next"
import { useMemo } from "react"
import type { HomeState } from "../../core/report/home-state.ts"
import { useWords } from "../parts/i18n.ts"
import type { MapWords } from "./home-text.ts"

/** The map's words in the language of the moment. Many homes share a state, so each state is put into words once. */
export function useMapWords(): MapWords {
  const { t } = useWords()
  return useMemo(() => {
    const join = t("map.join")
    const said = new WeakMap<HomeState, string>()
    return {
      lane: (lane) => t("map.lane", { lane }),
      stairwell: (number) => t("map.stairwell", { number }),
      door: (lane, number, room) =>
        lane === null ? t("map.door", { number, room }) : t("map.doorWithLane", { lane, number, room }),
      state: (state) => {
        const known = said.get(state)
        if (known !== undefined) return known
        const text = stateTexts(t, state).join(join)
        said.set(state, text)
        return text
      },
      vacant: t("map.state.vacant"),
      let: t("map.state.let"),
      care: t("map.state.care"),
      join,
    }
  }, [t])
}

function stateTexts(t: TFunction, state: HomeState): string[] {
  const { status, day, term, people, since } = state
  return [
    ...(status === "quiet" ? [] : [t(`map.state.${status}`, { day, term, since })]),
    ...(people > 0 ? [t("map.people", { count: people })] : []),
    ...(state.fever ? [t("map.state.fever")] : []),
    ...(state.missing === "none" ? [] : [t(`map.missing.${state.missing}`)]),
  ]
}
