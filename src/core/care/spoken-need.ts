import { categoryWords, questionPattern, settledPattern, wishPattern } from "./chat-words.ts"
import { needCategories } from "./need-moves.ts"

export type NeedCategory = (typeof needCategories)[number]

/** What a note says that somebody wishes for, by the words that chats are read by; null where it says nothing of the kind. */
export function readSpokenNeed(note: string): NeedCategory | null {
  const clauses = note.split(/[，,。；;\n]/)
  const wish = clauses.find(
    (clause) => wishPattern.test(clause) && !settledPattern.test(clause) && !questionPattern.test(clause),
  )
  if (wish === undefined) return null
  const name = categoryWords.find(([, words]) => words.test(wish))?.[0]
  return needCategories.find((category) => category === name) ?? "其他"
}
