import { findWorkers } from "../../contract/roll.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import type { FreeTime, Worker } from "./worker-type.ts"

/** What the roll is narrowed to. */
export type RollChoice = {
  readonly text: string
  readonly free: FreeTime | null
  readonly skill: string
  readonly kind: Worker["kind"] | ""
  readonly only: "experienced" | "away" | "unasked" | null
}

export const nothingChosen: RollChoice = { text: "", free: null, skill: "", kind: "", only: null }

/** Whose name, sound, number or door fits what is typed; null while nothing is. */
export function useFoundWorkers(text: string): readonly string[] | null {
  return useFound(text, askForWorkers)
}

async function askForWorkers(text: string): Promise<readonly string[]> {
  const answer = await call(findWorkers, { body: { text } })
  return answer.ok ? answer.value.ids : []
}
