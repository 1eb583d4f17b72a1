import { dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { insertRegisterChange, type RegisterChangeRow } from "../../store/people/register-changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** What every change by hand says: the client's id, the day from which it holds, why. */
export type RegisterCommand = { readonly commandId: string; readonly on: string; readonly reason: string }

/** What every step of one change shares. */
export type RegisterWork = SignedInWork & {
  readonly on: PlainDate
  readonly reason: string
}

export type Changed = { readonly id: string }

export type RegisterAnswer<Code extends string> = Promise<
  Changed | Refusal<Code | "wrong-day" | "command-id-taken">
>

/**
 * Does one change of the register, once: alone among changes and imports of the neighbourhood, so that no
 * rule is broken by two at the same time. A day to come is refused: the register says what is.
 */
export async function changeRegister<Code extends string>(
  context: Context,
  command: RegisterCommand,
  name: string,
  work: (work: RegisterWork) => Promise<Changed | Refusal<Code>>,
): RegisterAnswer<Code> {
  authorise(context, "change-register")
  const on = parsePlainDate(command.on)
  if (on === null || on > dayOf(context.now())) return refuse("wrong-day", "on")
  return atDesk<Changed, Code>(context, "change-register", command, name, (desk) =>
    work({ ...desk, on, reason: command.reason.trim() }),
  )
}

/** Writes a change into the register's history and into the audit. */
export async function recordChange(work: RegisterWork, change: RegisterChangeRow): Promise<void> {
  const { tx, communityId, accountId, on, reason } = work
  const changeId = work.newId()
  const at = work.now()
  await insertRegisterChange(tx, { ...change, communityId, changeId, on, reason, at, accountId })
  await recordAudit(tx, work, {
    action: change.action === "undo" ? "register.undo" : "register.change",
    subjectKind: change.subjectKind,
    subjectId: change.subjectId,
    data: { changeId, what: change.action },
  })
}
