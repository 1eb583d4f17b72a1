import { makeSmallSay } from "../parts/small-say.ts"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

/** The words of the residents' page. */
export const { useSay, switchWords, markLanguage } = makeSmallSay({ zh, en })
