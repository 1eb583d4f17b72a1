import type { EntryKind } from "../../../src/core/gate/words.ts"
import { bookWords } from "../../../src/core/gate/words.ts"
import { type GateDevice, hireGuard, openPost, passage } from "../gate-device.ts"
import type { AtWork } from "./people-at-work.ts"
import type { Row } from "./timeline.ts"

/** Posts that write down at their own time and send in the evening, as without network. */
export type Gates = { readonly write: (row: Row) => Promise<void>; readonly send: () => Promise<void> }

export function keepGates(work: Omit<AtWork, "homeAt">): Gates {
  const posts = new Map<string, GateDevice>()
  const postOf = async (name: string): Promise<GateDevice> => {
    const known = posts.get(name)
    if (known !== undefined) return known
    const { devices } = await openPost(work.as.head, { url: work.app.url, now: work.app.ground.now }, name)
    const [device] = devices
    if (device === undefined) throw new Error("no device")
    const { pin } = await hireGuard(work.as.head, `${name}值守`)
    await device.begin(pin)
    device.hear()
    posts.set(name, device)
    return device
  }
  return {
    write: async (row) => {
      const device = await postOf(row["门岗"] ?? "")
      device.hear()
      device.write(
        passage({
          kind: kindOf(row["类别"] ?? ""),
          direction: row["方向"] === "进" ? "in" : "out",
          verdict: row["结果"] === "劝返" ? "turn-away" : "let-in",
          reason: row["结果"] === "劝返" ? "by-rule" : "no-pass",
          celsius: row["体温"] ? Number(row["体温"]) : null,
        }),
      )
    },
    send: async () => {
      for (const device of posts.values()) {
        const answer = await device.send()
        if (answer.status !== 200) throw new Error(`entries: ${JSON.stringify(answer.body)}`)
      }
    },
  }
}

function kindOf(word: string): EntryKind {
  const found = Object.entries(bookWords.kind).find(([, written]) => written === word)
  return (found?.[0] ?? "visitor") as EntryKind
}
