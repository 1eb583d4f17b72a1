import { setTimeout as sleep } from "node:timers/promises"
import { setUp } from "../../src/contract/access.ts"
import { addList, getList } from "../../src/contract/lists.ts"
import { type Client, makeClient } from "../support/client.ts"
import type { Served } from "../support/program.ts"

export const command = () => ({ body: { commandId: crypto.randomUUID() } })

/** The head of a neighbourhood that is set up with this. */
export async function headOf({ url, setUpCode }: Served): Promise<Client> {
  const client = makeClient(url)
  const { status } = await client.call(setUp, {
    body: {
      ...{ commandId: crypto.randomUUID(), code: await setUpCode, neighbourhood: "一个街道" },
      ...{ name: "书记", login: "head", password: "correct horse", language: "zh", demonstration: false },
    },
  })
  if (status !== 200) throw new Error(`set-up was answered with ${status}`)
  return client
}

type ListFile = {
  readonly name: string
  readonly content: string | Uint8Array
  readonly sheet: string
  readonly kinds: readonly string[]
}

/** Takes a list of residents in; gives its id. */
export async function takeIn(client: Client, { name, content, sheet, kinds }: ListFile): Promise<string> {
  const id = crypto.randomUUID()
  const form = new FormData()
  const said = {
    ...{ commandId: crypto.randomUUID(), id, sender: "街道办", title: "协查", asks: "residence" },
    ...{ dueAt: null, sheet, kinds },
  }
  form.append("list", JSON.stringify(said))
  form.append("file", new Blob([content as BlobPart]), name)
  const { status, body } = await client.call(addList, { body: form })
  if (status !== 200) throw new Error(`the list was answered with ${status} ${JSON.stringify(body)}`)
  return id
}

/** How many rows are what, once all of them are matched. */
export async function matchedCounts(client: Client, id: string): Promise<Record<string, number>> {
  for (;;) {
    const { body } = await client.call(getList, { query: { id } })
    if (body.list.counts.waiting === 0) return body.list.counts
    await sleep(200)
  }
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`

export function tell(words: string): void {
  process.stdout.write(`${words}\n`)
}
