import { mayDo } from "../../core/access/roles.ts"
import type { WorkerKind } from "../../core/roster/duty-ground.ts"
import type { Context } from "../context.ts"

/** Whether somebody's row on the roll is this colleague's to see and change: the committee's own people are not the volunteers' lead's. */
export function mayTouch({ role }: Pick<Context, "role">, { kind }: { readonly kind: WorkerKind }): boolean {
  return kind !== "staff" || mayDo(role, "see-people")
}
