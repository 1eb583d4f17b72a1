import { mayDo, type Permission, type Role } from "../access/roles.ts"
import type { TaskKind } from "./task.ts"
import { mayHave } from "./task-sight.ts"

/** What a colleague may have in hand. */
export const handOverKinds = ["case", "check", "call", "need", "care-plan", "task"] as const
export type HandOverKind = (typeof handOverKinds)[number]

/** What it takes to have each in hand; a task is asked by its own kind. */
const permissionFor: Readonly<Record<Exclude<HandOverKind, "task">, Permission>> = {
  case: "run-cases",
  check: "run-rounds",
  call: "answer-phone",
  need: "run-needs",
  "care-plan": "run-needs",
}

export type InHand = {
  readonly kind: HandOverKind
  readonly id: string
  /** The household is what is visited and called: what is of one home stays with one colleague. */
  readonly homeId: string | null
  readonly taskKind: TaskKind | null
}

export type Colleague = { readonly id: string; readonly role: Role }

export function mayTakeOver(role: Role, item: InHand): boolean {
  if (item.kind === "task") return item.taskKind !== null && mayHave(role, item.taskKind)
  return mayDo(role, permissionFor[item.kind])
}

/**
 * Gives what one had in hand to others, home by home, each home to whoever has the fewest so far. Null where something is in
 * nobody's power: then nothing is handed over.
 */
export function spreadOver(
  items: readonly InHand[],
  colleagues: readonly Colleague[],
): readonly { readonly item: InHand; readonly toId: string }[] | null {
  const load = new Map(colleagues.map(({ id }) => [id, 0]))
  const least = (able: readonly Colleague[]) =>
    able.reduce<Colleague | null>(
      (best, one) => (best === null || (load.get(one.id) ?? 0) < (load.get(best.id) ?? 0) ? one : best),
      null,
    )
  const given: { readonly item: InHand; readonly toId: string }[] = []
  for (const group of byHome(items)) {
    const whole = least(colleagues.filter(({ role }) => group.every((item) => mayTakeOver(role, item))))
    for (const item of group) {
      const to = whole ?? least(colleagues.filter(({ role }) => mayTakeOver(role, item)))
      if (to === null) return null
      given.push({ item, toId: to.id })
    }
    for (const id of new Set(given.slice(-group.length).map(({ toId }) => toId))) {
      load.set(id, (load.get(id) ?? 0) + 1)
    }
  }
  return given
}

/** Whether a hand-over can still be taken back as a whole. */
export function mayUndoHandOver(madeAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(madeAt) <= UNDO_MINUTES * 60_000
}

const UNDO_MINUTES = 60

function byHome(items: readonly InHand[]): InHand[][] {
  const groups = new Map<string, InHand[]>()
  for (const item of items) {
    const key = item.homeId ?? `${item.kind} ${item.id}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.values()]
}
