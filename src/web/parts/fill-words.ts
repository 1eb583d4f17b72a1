import type { Words } from "./i18n.ts"

/** A sentence of a small page with its values; in the form for one or for many, where it has both. */
export function fillWords(words: Words, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  // as the office's engine does it, for the two forms that English has; Chinese has one, and no ending
  const form = values["count"] === 1 ? "_one" : "_other"
  const text = find(words, key + form) ?? find(words, key) ?? String(values["defaultValue"] ?? key)
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""))
}

function find(words: Words, key: string): string | undefined {
  const found = key
    .split(".")
    .reduce<string | Words | undefined>(
      (at, part) => (typeof at === "object" && Object.keys(at).includes(part) ? at[part] : undefined),
      words,
    )
  return typeof found === "string" ? found : undefined
}
