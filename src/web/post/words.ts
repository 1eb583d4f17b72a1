import type { Language, Words } from "../parts/i18n.ts"
import { words as scanEn } from "../scan/words-en.ts"
import { words as scanZh } from "../scan/words-zh.ts"
import { gateEn } from "../words/gate-en.ts"
import { gateZh } from "../words/gate-zh.ts"
import { words as postEn } from "./words-en.ts"
import { words as postZh } from "./words-zh.ts"

/** Every word of the gate's page, which carries none of the office's. */
export const postWords = {
  zh: { ...gateZh, ...scanZh, ...postZh },
  en: { ...gateEn, ...scanEn, ...postEn },
} satisfies Record<Language, Words>
