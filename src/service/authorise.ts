import { mayDo, type Permission } from "../core/access/roles.ts"
import type { Context } from "./context.ts"

/**
 * Stops a use case that its caller may not do. The server refuses such a request before it comes here, so this
 * is a bug's last barrier and throws.
 */
export function authorise(context: Pick<Context, "role">, permission: Permission): void {
  if (!mayDo(context.role, permission)) throw new Error(`not allowed: ${permission}`)
}
