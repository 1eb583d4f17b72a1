import { randomUUID } from "node:crypto"
import { expect } from "vitest"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as contract from "../../src/contract/lists.ts"
import type { Books } from "../../src/core/world/world.ts"
import type { Client } from "./client.ts"
import { until } from "./data-of.ts"
import type { PushedList } from "./pushed-list.ts"

export type ListFile = { readonly name: string; readonly content: string | Uint8Array }

/** A list as a file of separated text. */
export function csvOf({ header, rows }: Pick<PushedList, "header" | "rows">): string {
  return [header, ...rows.map(({ cells }) => cells)].map((cells) => cells.join(",")).join("\n")
}

/** People of a world's register with a number of their own, as its book has them: those who were screened, and others. */
export function registered(books: Books) {
  const screened = new Set(books.返沪人员登记.rows.map((row) => row[3]))
  const sound = books.人员.rows.filter(([, , id = "", phone = ""]) => id.length === 18 && phone !== "")
  return {
    returned: sound.filter(([, , id]) => screened.has(id)),
    missed: sound.filter(([, , id]) => !screened.has(id)),
  }
}

/** Somebody whom no register knows, as a row of the book of people. */
export function stranger(at: number): readonly string[] {
  return [`欧阳无${"甲乙丙丁戊"[at]}`, "", "", `1410000000${at}`, `90${at}弄1号101室`]
}

/** Rows of the book of people as somebody would paste them. */
export function pasteOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map(([name = "", , id = "", phone = "", door = ""]) => [name, id, phone, door])
  return [["姓名", "证件号码", "手机", "地址"], ...lines].map((cells) => cells.join("\t")).join("\n")
}

/** Somebody at the desk of lists. */
export function makeListsDesk(client: Client) {
  const form = (fields: Readonly<Record<string, string>>, file?: ListFile) => {
    const made = new FormData()
    for (const [name, value] of Object.entries(fields)) made.append(name, value)
    if (file !== undefined) made.append("file", new Blob([file.content as BlobPart]), file.name)
    return made
  }
  const ask = (endpoint: Endpoint, query: Readonly<Record<string, string>> = {}) =>
    client.call(endpoint, { query })
  const tell = (endpoint: Endpoint, body: object) =>
    client.call(endpoint, { body: { commandId: randomUUID(), ...body } })
  const done = async (endpoint: Endpoint, body: object) => {
    const answer = await tell(endpoint, body)
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 })
    return answer.body
  }
  const list = async (id: string) => (await ask(contract.getList, { id })).body
  const desk = {
    client,
    ask,
    tell,
    done,
    list,
    propose: (sender: string, source: ListFile | string) =>
      client.call(contract.proposeList, {
        body: typeof source === "string" ? form({ sender, pasted: source }) : form({ sender }, source),
      }),
    /** Takes a list in as it is proposed; `said` stands in for what a person would change. */
    add: async (source: ListFile | string, said: Readonly<Record<string, unknown>> = {}) => {
      const sender = String(said["sender"] ?? "街道办")
      const { body } = await desk.propose(sender, source)
      const [sheet] = body.sheets
      const asked = {
        ...{
          commandId: randomUUID(),
          id: randomUUID(),
          sender,
          title: "返沪人员",
          asks: "return",
          dueAt: null,
        },
        ...{ sheet: sheet.sheet, kinds: sheet.kinds },
        ...said,
      }
      const fields = { list: JSON.stringify(asked) }
      const answer = await client.call(contract.addList, {
        body: typeof source === "string" ? form({ ...fields, pasted: source }) : form(fields, source),
      })
      return { ...answer, asked }
    },
    /** The list once its rows are matched. */
    matched: async (id: string) => {
      return until(async () => {
        const found = await list(id)
        return found.list.counts.waiting === 0 ? found : null
      })
    },
    added: async (source: ListFile | string, said: Readonly<Record<string, unknown>> = {}) => {
      const { status, body } = await desk.add(source, said)
      expect({ status, body }).toMatchObject({ status: 200 })
      return desk.matched(body.id)
    },
    rows: async (id: string, show = "all") => {
      const all = []
      for (let offset = 0; ; offset += 100) {
        const { body } = await ask(contract.listRows, { id, show, offset: String(offset) })
        all.push(...body.rows)
        if (all.length >= body.total) return all
      }
    },
    open: async (row: string) => (await ask(contract.openRows, { row })).body.rows,
  }
  return desk
}
