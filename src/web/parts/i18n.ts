import i18next, { type TFunction } from "i18next"
import { initReactI18next, useTranslation } from "react-i18next"

export type Language = "zh" | "en"

/**
 * Words by domain, nested; `{{name}}` stands for a value. Both languages have the same keys, checked by a test; where English tells
 * one from many by `{{count}}`, it has `key_one` and `key_other` for the `key` of Chinese.
 */
export type Words = { readonly [key: string]: string | Words }

const REMEMBERED = "shouwang.language"
const pageLanguage = { zh: "zh-CN", en: "en" } as const

/** Starts with the language that this browser used last; Chinese where there was none. */
export function startWords(words: Record<Language, Words>): void {
  void i18next.use(initReactI18next).init({
    initAsync: false,
    lng: rememberedLanguage(),
    fallbackLng: false,
    resources: { zh: { translation: words.zh }, en: { translation: words.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = pageLanguage[rememberedLanguage()]
}

/** Switches every word on the screen at once and remembers it in this browser. */
export function switchLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    // a browser that keeps nothing still switches
  }
  document.documentElement.lang = pageLanguage[language]
  void i18next.changeLanguage(language)
}

function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(REMEMBERED) === "en" ? "en" : "zh"
  } catch {
    return "zh"
  }
}

/** `t("board.title", { day })` in the language of the moment, and that language for dates and lists. */
export function useWords(): { t: TFunction; language: Language } {
  const { t, i18n } = useTranslation()
  return { t, language: i18n.language === "en" ? "en" : "zh" }
}
