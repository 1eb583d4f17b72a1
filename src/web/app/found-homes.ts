import { useEffect, useState } from "react"
import type { Static } from "typebox"
import { findHomes } from "../../contract/register.ts"
import { call } from "./client.ts"

export type FoundHome = Static<typeof findHomes.reply>["homes"][number]

/** Homes by door, name or phone, asked a moment after the last key; null while nothing is typed or known. */
export function useFoundHomes(text: string): readonly FoundHome[] | null {
  const [found, setFound] = useState<{ text: string; homes: readonly FoundHome[] } | null>(null)
  const plain = text.trim()
  useEffect(() => {
    if (plain === "") return
    const state = { old: false }
    const timer = setTimeout(async () => {
      const answer = await call(findHomes, { body: { text: plain } })
      // an answer to an older text is dropped
      if (!state.old) setFound({ text: plain, homes: answer.ok ? answer.value.homes : [] })
    }, 150)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [plain])
  return found?.text === plain ? found.homes : null
}
