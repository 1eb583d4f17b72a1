export type LocalNameRefusal = "not-a-name" | "wildcard" | "an-address" | "one-word" | "public-suffix"

export type ReadLocalName =
  | { readonly ok: true; readonly name: string; readonly looksPublic: boolean }
  | { readonly ok: false; readonly refusal: LocalNameRefusal }

/** Ends that no registry of the internet sells: names below them are an office's own. */
const privateEnds = new Set(["internal", "local", "lan", "home", "intranet", "private", "corp", "test"])

/** Words that registries put between a country's end and its customers: com.cn, co.uk, sh.cn. */
const registryWords = new Set(["com", "net", "org", "gov", "edu", "mil", "info", "name"])

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads a name that a local authority is to vouch for, in the letters of DNS. It and everything below it become the
 * authority's, so an end that strangers live under is refused.
 */
export function readLocalName(text: string): ReadLocalName {
  const name = text.trim().toLowerCase().replace(/\.$/, "")
  if (name.includes("*")) return { ok: false, refusal: "wildcard" }
  if (/^[0-9.]+$/.test(name) || name.includes(":")) return { ok: false, refusal: "an-address" }
  const labels = name.split(".")
  const end = labels.at(-1) ?? ""
  if (name.length > 253 || !labels.every((each) => label.test(each)) || /^\d+$/.test(end)) {
    return { ok: false, refusal: "not-a-name" }
  }
  if (labels.length === 1) return { ok: false, refusal: "one-word" }
  if (isRegistrySuffix(labels)) return { ok: false, refusal: "public-suffix" }
  const looksPublic = !privateEnds.has(end) && !name.endsWith(".home.arpa")
  return { ok: true, name, looksPublic }
}

function isRegistrySuffix(labels: readonly string[]): boolean {
  const [second = "", end = ""] = labels
  if (labels.length !== 2) return false
  if (labels.join(".") === "home.arpa") return true
  return end.length === 2 && (second.length <= 2 || registryWords.has(second))
}
