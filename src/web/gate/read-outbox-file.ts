import type { BodyOf } from "../../contract/endpoint.ts"
import type { takeEntries } from "../../contract/gate.ts"

export type SignedBatch = BodyOf<typeof takeEntries>

/** The signed batches in a file that a post saved, one or several; null where it is no such file. */
export function readOutboxFile(text: string): SignedBatch[] | null {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return null
  }
  const batches: unknown[] = Array.isArray(content) ? content : [content]
  return batches.length > 0 && batches.every(isSigned) ? batches : null
}

function isSigned(batch: unknown): batch is SignedBatch {
  if (typeof batch !== "object" || batch === null) return false
  return (
    "signed" in batch &&
    typeof batch.signed === "string" &&
    "signature" in batch &&
    typeof batch.signature === "string"
  )
}
