import { readFileSync } from "node:fs"
import { UsageError } from "./command.ts"

const SHORTEST = 12

/** A passphrase as it stands in a file, without the line feed at its end; `-` is the standard input. */
export function readPassphrase(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  const text = readText(path === "-" ? 0 : path)
  if (text === null) throw new UsageError(`There is no ${path} to read the passphrase from.`)
  const passphrase = text.replace(/\r?\n$/, "")
  if (passphrase.length < SHORTEST) {
    throw new UsageError(
      `A passphrase has at least ${SHORTEST} characters: whoever finds the file can try for years.`,
    )
  }
  return passphrase
}

function readText(from: string | 0): string | null {
  try {
    return readFileSync(from, "utf8")
  } catch {
    return null
  }
}
