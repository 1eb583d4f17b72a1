/** The cause of the task that says a planned check is missing, from the check's own. */
export function missedCause(cause: string): string {
  return `missed ${cause}`
}
