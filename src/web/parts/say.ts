import type { Language } from "./i18n.ts"

/** The words of the moment, for parts that small pages use too: those bring a smaller engine than the office's. */
export type Say = {
  readonly t: Told
  readonly language: Language
}

type Told = {
  (key: string): string
  (key: string, values: Readonly<Record<string, unknown>>): string
}
