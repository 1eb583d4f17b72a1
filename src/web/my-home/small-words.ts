import { useSyncExternalStore } from "react"
import type { Language, Words } from "../parts/i18n.ts"
import type { Say } from "../parts/say.ts"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

/** The same place as on every page: whoever chose English once has it everywhere. */
const REMEMBERED = "shouwang.language"
const say: Readonly<Record<Language, Say>> = {
  zh: { language: "zh", t: teller(zh) },
  en: { language: "en", t: teller(en) },
}
const state = { language: remembered(), listeners: new Set<() => void>() }

/** The words of the page in the language of the moment: a tenth of what the office's engine weighs on an old phone. */
export function useSay(): Say {
  return say[useSyncExternalStore(listen, () => state.language)]
}

/** Switches every word on the screen at once and remembers it in this browser. */
export function switchWords(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    // a browser that keeps nothing still switches
  }
  state.language = language
  markLanguage()
  for (const listener of state.listeners) listener()
}

/** Tells the browser, and who reads the page out, which language it is in. */
export function markLanguage(): void {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en"
}

function teller(words: Words): Say["t"] {
  return (key: string, values?: Readonly<Record<string, unknown>>) => fill(words, key, values)
}

function fill(words: Words, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const found = key
    .split(".")
    .reduce<string | Words | undefined>(
      (at, part) => (typeof at === "object" && Object.keys(at).includes(part) ? at[part] : undefined),
      words,
    )
  const text = typeof found === "string" ? found : String(values["defaultValue"] ?? key)
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""))
}

function listen(listener: () => void): () => void {
  state.listeners.add(listener)
  return () => state.listeners.delete(listener)
}

function remembered(): Language {
  try {
    return localStorage.getItem(REMEMBERED) === "en" ? "en" : "zh"
  } catch {
    return "zh"
  }
}
