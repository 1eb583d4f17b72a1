import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import type { Endpoint } from "../src/contract/endpoint.ts"

const folder = (path: string) => fileURLToPath(new URL(`../src/${path}/`, import.meta.url))
const [contracts, web] = [folder("contract"), folder("web")]

/** By these names a command says who somebody is. */
const ofPeople = /^(name|holder|householder|idNumber|landlord|caller)$/

/** Commands with such a name that may be sent without offering whom the register knows; why. */
const nobodyOfTheRegister: Readonly<Record<string, string>> = {
  ...{ addAccount: "a colleague's account", setUp: "the first account", addGuard: "who stands at a gate" },
  ...{ addPost: "a gate", makeKnockRound: "a round", addDutyPost: "a post", addShiftHours: "a shift" },
  addHousehold: "the home's householder as its book has it: makes no person",
  correctHousehold: "the same, mended",
  sendReport: "a resident on their own page, who must not learn whom the register knows",
  askToJoin: "a volunteer on the public page, who must not learn it either",
  nameOwnTurn: "an organisation on its own page, which must not learn it either",
  nameTurn: "whoever came for an organisation, kept for some days: makes no person, and offers the roll",
  ...{ findAlike: "a question", findSimilar: "a question", findScreened: "a question" },
}

const endpoints = new Map<string, Endpoint>()
for (const file of readdirSync(contracts).filter((name) => name.endsWith(".ts"))) {
  for (const [name, one] of Object.entries(await import(join(contracts, file)))) {
    if (typeof one === "object" && one !== null && "permission" in one) endpoints.set(name, one as Endpoint)
  }
}

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

/** Whether a body has a field that says who somebody is, wherever in it. */
function namesSomebody({ properties = {}, items, anyOf = [] }: Schema): boolean {
  const inside = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])]
  return Object.keys(properties).some((key) => ofPeople.test(key)) || inside.some(namesSomebody)
}

const naming = [...endpoints].flatMap(([name, { method, body }]) =>
  method === "POST" && body !== undefined && namesSomebody(body as Schema) ? [name] : [],
)
const entering = naming.filter((name) => nobodyOfTheRegister[name] === undefined)

const screens = (readdirSync(web, { recursive: true }) as string[]).filter((path) => path.endsWith(".tsx"))
const source = (path: string) => readFileSync(join(web, path), "utf8")

/** The screens' files that send a command. */
function sendersOf(name: string): string[] {
  return screens.filter((path) => new RegExp(`(useTell|call)\\(\\s*${name}\\b`).test(source(path)))
}

/** Whether a file shows the offer, itself or by a part of its own domain that it shows. */
function offers(path: string): boolean {
  const text = source(path)
  if (text.includes("<SimilarNote")) return true
  return [...text.matchAll(/import \{([^}]*)\} from "\.\/([a-z-]+\.tsx)"/g)].some(
    ([, names = "", file = ""]) => {
      const shown = names.split(",").some((one) => text.includes(`<${one.trim()}`))
      return shown && offers(join(dirname(path), file))
    },
  )
}

describe("whoever is typed in", () => {
  it("is typed in by these commands", () => {
    expect(entering.toSorted()).toEqual([
      ...["addReport", "addStay", "addWorker", "correctPerson", "issuePass", "registerReturnee"],
      ...["saveWorker", "screenTenant", "takeOnWorker"],
    ])
    // nothing stands among the exceptions that names nobody any more
    expect(Object.keys(nobodyOfTheRegister).filter((name) => !naming.includes(name))).toEqual([])
  })

  it.each(entering)("is offered whom the register knows in every form that sends %s", (name) => {
    const senders = sendersOf(name)
    expect(senders).not.toEqual([])
    expect(senders.filter((path) => !offers(path))).toEqual([])
  })

  it("is not offered where a form has no offer: the test sees that", () => {
    expect(offers("register/household-forms.tsx")).toBe(false)
    expect(offers("roll/add-panel.tsx")).toBe(true)
  })
})
