/** The key of the words for an empty field; undefined where there is something in it. */
export function missing(text: string): "form.required" | undefined {
  return text.trim() === "" ? "form.required" : undefined
}

/** The key of the words for a new password that is too short (the contract asks for 8). */
export function weak(password: string): "form.newPassword" | undefined {
  return password.length < 8 ? "form.newPassword" : undefined
}

/** The errors among named checks. */
export function errorsOf<Name extends string>(
  checks: Record<Name, string | undefined>,
): Partial<Record<Name, string>> {
  return Object.fromEntries(Object.entries(checks).filter(([, error]) => error !== undefined)) as Partial<
    Record<Name, string>
  >
}
