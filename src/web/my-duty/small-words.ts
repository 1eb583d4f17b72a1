import { makeSmallSay } from "../parts/small-say.ts"
import { dutyEn } from "../words/duty-en.ts"
import { dutyZh } from "../words/duty-zh.ts"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

/** The words of somebody's own page of duty. */
export const { useSay, switchWords, markLanguage } = makeSmallSay({
  zh: { ...zh, ...dutyZh },
  en: { ...en, ...dutyEn },
})
