import { useSyncExternalStore } from "react"
import { fillWords } from "./fill-words.ts"
import type { Language, Words } from "./i18n.ts"
import type { Say } from "./say.ts"

/** The same place as on every page: whoever chose English once has it everywhere. */
const REMEMBERED = "shouwang.language"

/** The words of a small page: a tenth of what the office's engine weighs on an old phone. */
export type SmallSay = {
  /** The words in the language of the moment. */
  readonly useSay: () => Say
  /** Switches every word on the screen at once and remembers it in this browser. */
  readonly switchWords: (language: Language) => void
  /** Tells the browser, and who reads the page out, which language it is in. */
  readonly markLanguage: () => void
}

export function makeSmallSay(words: Readonly<Record<Language, Words>>): SmallSay {
  const say: Readonly<Record<Language, Say>> = {
    zh: { language: "zh", t: teller(words.zh) },
    en: { language: "en", t: teller(words.en) },
  }
  const state = { language: remembered(), listeners: new Set<() => void>() }
  const markLanguage = () => {
    document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en"
  }
  const listen = (listener: () => void) => {
    state.listeners.add(listener)
    return () => state.listeners.delete(listener)
  }
  return {
    useSay: () => say[useSyncExternalStore(listen, () => state.language)],
    switchWords: (language) => {
      try {
        localStorage.setItem(REMEMBERED, language)
      } catch {
        // a browser that keeps nothing still switches
      }
      state.language = language
      markLanguage()
      for (const listener of state.listeners) listener()
    },
    markLanguage,
  }
}

function teller(words: Words): Say["t"] {
  return (key: string, values?: Readonly<Record<string, unknown>>) => fillWords(words, key, values)
}

function remembered(): Language {
  try {
    return localStorage.getItem(REMEMBERED) === "en" ? "en" : "zh"
  } catch {
    return "zh"
  }
}
