import type { TFunction } from "i18next"
import { bookWords } from "../../core/gate/words.ts"
import { gateZh } from "../words/gate-zh.ts"

const keysByWord = Object.fromEntries(
  Object.entries({ ...bookWords, reason: gateZh.gateWord.reason }).map(([group, words]) => [
    group,
    new Map(Object.entries(words).flatMap(([key, word]) => [[key, key] as const, [word, key] as const])),
  ]),
)

type Group = "direction" | "kind" | "verdict" | "reason"

/** What a word of the gate book stands for (放行: `let-in`); undefined where it is not one of ours. */
export function bookKey(group: Group, text: string): string | undefined {
  return keysByWord[group]?.get(text)
}

/**
 * What the gate book says, in the screen's language: its own words (进, 放行, 临产) as they are known in both; whatever else
 * people wrote into books stays as they wrote it.
 */
export function bookText(t: TFunction, group: Group, text: string): string {
  const key = bookKey(group, text)
  if (key !== undefined) return t(`gateWord.${group}.${key}`)
  const emergency = group === "kind" ? keysByWord["emergency"]?.get(text) : undefined
  return emergency === undefined ? text : t(`gateWord.emergency.${emergency}`)
}
