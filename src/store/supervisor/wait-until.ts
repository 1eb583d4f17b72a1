import { setTimeout as sleep } from "node:timers/promises"

/** Asks every few milliseconds until the answer is yes. False when `milliseconds` went by without one. */
export async function waitUntil(question: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await question())) {
    if (performance.now() > end) return false
    await sleep(20)
  }
  return true
}
