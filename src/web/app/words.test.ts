import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { Words } from "../parts/i18n.ts"
import { postWords } from "../post/words.ts"
import { roundWords } from "../round-phone/words.ts"
import { words as officeWords } from "./words.ts"

/** The pages of gate and round have words of their own, which the office does not load. */
const words = {
  zh: { ...officeWords.zh, ...postWords.zh, ...roundWords.zh },
  en: { ...officeWords.en, ...postWords.en, ...roundWords.en },
}

const web = join(import.meta.dirname, "..")
const sources = readdirSync(web, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|words-(zh|en)/.test(path))
  .map((path) => readFileSync(join(web, path), "utf8"))
  .join("\n")

/** Every `"a.b.c"` and the fixed beginning of every `` `a.b.${x}` `` that stands in the source. */
const named = new Set([...sources.matchAll(/["`]([\w-]+(?:\.[\w-]+)+)["`]/g)].map(([, key]) => key ?? ""))
const begun = [...sources.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, start]) => start ?? "")

describe("words", () => {
  it("are the same keys in Chinese and in English", () => {
    expect([...new Set(keysOf(words.en).map(withoutForm))].sort()).toEqual(keysOf(words.zh))
  })

  it("take the same values in both", () => {
    const english = textsOf(words.en)
    for (const [key, text] of textsOf(words.zh))
      expect([key, holesIn(english.get(key) ?? english.get(`${key}_other`))]).toEqual([key, holesIn(text)])
  })

  it("have both forms in English where they have one, told apart by a count that the sentence is given", () => {
    const english = textsOf(words.en)
    const forms = [...english.keys()].filter((key) => withoutForm(key) !== key)
    expect(forms.length).toBeGreaterThan(10)
    for (const key of forms) {
      const base = withoutForm(key)
      expect([key, english.has(base), ["_one", "_other"].every((form) => english.has(base + form))]).toEqual([
        ...[key, false, true],
      ])
      expect([key, holesIn(english.get(`${base}_other`)).includes("count")]).toEqual([key, true])
    }
  })

  it("of the shift desk read well in English where everything is there once", () => {
    const tops = ["shifts", "duty", "standDown", "mends", "workload", "myDuty", "swaps", "roll", "objection"]
    const english = textsOf(words.en)
    const once = [...english]
      .filter(([key]) => tops.includes(key.split(".")[0] ?? "") && !key.endsWith("_other"))
      .map(([key, text]) => `${key}: ${inOnes(text)}`)
    const many =
      /\b1 (?:\w+ )?(?:turns|people|nights|days|shifts|places|weeks|leads|changes|things|rules|times|hours|swaps|are|were|have)\b/
    expect(once.filter((text) => many.test(text))).toEqual([])
    expect(once.filter((text) => /\(s\)/.test(text))).toEqual([])
  })

  it("are there for every key that a screen asks for", () => {
    const tops = new Set(Object.keys(words.zh))
    const texts = textsOf(words.zh)
    const asked = [...sources.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key ?? "")
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !texts.has(key))).toEqual([])
    expect(begun.filter((start) => tops.has(start.split(".")[0] ?? "") && !hasBelow(texts, start))).toEqual(
      [],
    )
  })

  it("have full-width punctuation in Chinese, as in print", () => {
    // a hole or a Latin word beside it says nothing: a Chinese sign on either side does
    const halfWidth = /[\u4e00-\u9fff“”《》）][,;:!?(]|[,;:!?)][\u4e00-\u9fff“《（]|\}\}[,;!?]/
    expect([...textsOf(words.zh)].filter(([, text]) => halfWidth.test(text))).toEqual([])
  })

  it("are all used", () => {
    const unused = keysOf(words.zh).filter(
      (key) => !named.has(key) && !begun.some((start) => key.startsWith(start)),
    )
    expect(unused).toEqual([])
  })
})

function textsOf(tree: Words, before = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === "string" ? [[before + key, value]] : [...textsOf(value, `${before}${key}.`)],
    ),
  )
}

function keysOf(tree: Words): string[] {
  return [...textsOf(tree).keys()].sort()
}

/** A sentence of which every number is one, and whatever else it is given a name. */
function inOnes(text: string): string {
  const names = /^(?:name|names|turn|day|place|cell|who|what|from|to|other|text)$/
  return text.replace(/\{\{(\w+)\}\}/g, (_, hole: string) => (names.test(hole) ? "X" : "1"))
}

/** A key as Chinese has it, which knows no plural. */
function withoutForm(key: string): string {
  return key.replace(/_(?:one|other)$/, "")
}

function holesIn(text: string | undefined): string[] {
  return [...(text ?? "").matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? "").sort()
}

function hasBelow(texts: ReadonlyMap<string, string>, start: string): boolean {
  return [...texts.keys()].some((key) => key.startsWith(start))
}
