import { useEffect, useState } from "react"
import type { Static } from "typebox"
import { findHomes } from "../../contract/register.ts"
import { call } from "./client.ts"

export type FoundHome = Static<typeof findHomes.reply>["homes"][number]

/** Homes by door, name or phone, asked a moment after the last key; null while nothing is typed or known. */
export function useFoundHomes(text: string): readonly FoundHome[] | null {
  return useFound(text, askForHomes)
}

/** What is found for a text, asked a moment after the last key; `ask` is the same function always. */
export function useFound<Found>(
  text: string,
  ask: (text: string) => Promise<readonly Found[]>,
): readonly Found[] | null {
  const [found, setFound] = useState<{ text: string; all: readonly Found[] } | null>(null)
  const plain = text.trim()
  useEffect(() => {
    if (plain === "") return
    const state = { old: false }
    const timer = setTimeout(async () => {
      const all = await ask(plain)
      // an answer to an older text is dropped
      if (!state.old) setFound({ text: plain, all })
    }, 150)
    return () => {
      state.old = true
      clearTimeout(timer)
    }
  }, [plain, ask])
  return found?.text === plain ? found.all : null
}

async function askForHomes(text: string): Promise<readonly FoundHome[]> {
  const answer = await call(findHomes, { body: { text } })
  return answer.ok ? answer.value.homes : []
}
