import { makeSmallSay } from "../parts/small-say.ts"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

/** The words of the page to join by. */
export const { useSay, switchWords, markLanguage } = makeSmallSay({ zh, en })
