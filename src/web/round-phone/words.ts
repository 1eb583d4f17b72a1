import type { Language, Words } from "../parts/i18n.ts"
import { words as en } from "./words-en.ts"
import { words as zh } from "./words-zh.ts"

/** Every word of the page for rounds, which carries none of the office's. */
export const roundWords = { zh, en } satisfies Record<Language, Words>
