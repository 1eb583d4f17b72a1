/** What a log may say of an error. Its message is left out: databases and parsers quote people's data in theirs. */
export function safeError(error: Error & { readonly code?: unknown; readonly constraint?: unknown }) {
  return {
    type: error.name,
    code: error.code,
    constraint: error.constraint,
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
  }
}
