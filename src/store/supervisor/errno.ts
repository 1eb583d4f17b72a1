/** Whether a caught error is one of these codes of the system, of Node or of PostgreSQL. */
export function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code))
}
