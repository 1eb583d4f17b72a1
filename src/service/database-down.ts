// SQLSTATE classes: 08 connection, 57P shutdown and start-up, 53300 too many connections
const SQL_DOWN = /^(08...|57P0[1-3]|53300)$/
const SYSTEM_DOWN = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT"])
// the driver gives these no code
const DRIVER_DOWN =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error says that the database cannot be reached now, rather than that something is wrong with us. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isDatabaseDown)
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof code === "string") {
    return (
      SQL_DOWN.test(code) ||
      (SYSTEM_DOWN.has(code) && (syscall === "connect" || syscall === "read" || syscall === "write"))
    )
  }
  return DRIVER_DOWN.test(error.message)
}
