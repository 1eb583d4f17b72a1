import type { TFunction } from "i18next"
import { bookReasons } from "../../core/gate/book-reasons.ts"
import { bookWords } from "../../core/gate/words.ts"

/** Each group's words of the book, and its keys themselves. */
const keysByWord = Object.fromEntries(
  Object.entries({ ...bookWords, reason: bookReasons }).map(([group, words]) => {
    const pairs = Object.entries(words).filter(([, word]) => word !== "")
    return [
      group,
      new Map([
        ...Object.keys(words).map((key) => [key, key] as const),
        ...pairs.map(([key, word]) => [word, key] as const),
      ]),
    ]
  }),
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
