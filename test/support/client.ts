import type { Endpoint } from "../../src/contract/endpoint.ts"

export type Answer = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  readonly body: any
  readonly headers: Headers
}

export type Asked = {
  readonly query?: Readonly<Record<string, string>> | undefined
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A browser, as far as the API sees one: keeps its cookie, says where its page came from. */
export type Client = {
  readonly call: (endpoint: Pick<Endpoint, "method" | "path">, asked?: Asked) => Promise<Answer>
  /** The same, for what is no JSON; the caller reads or cancels the body. */
  readonly fetch: (endpoint: Pick<Endpoint, "method" | "path">, asked?: Asked) => Promise<Response>
  readonly cookie: () => string | null
}

export function makeClient(url: string, firstCookie: string | null = null): Client {
  const jar = { cookie: firstCookie }
  const send: Client["fetch"] = async (endpoint, asked = {}) => {
    const address = new URL(endpoint.path, url)
    for (const [name, value] of Object.entries(asked.query ?? {})) address.searchParams.set(name, value)
    const response = await fetch(address, {
      method: endpoint.method,
      headers: {
        ...(jar.cookie === null ? {} : { cookie: `shouwang=${jar.cookie}` }),
        ...(endpoint.method === "POST" ? { origin: url } : {}),
        // a form names its own boundary
        ...(endpoint.method === "POST" && !(asked.body instanceof FormData)
          ? { "content-type": "application/json" }
          : {}),
        ...asked.headers,
      },
      ...(endpoint.method === "POST" ? { body: bodyOf(asked.body) } : {}),
    })
    const set = response.headers.getSetCookie().find((line) => line.startsWith("shouwang="))
    if (set !== undefined) jar.cookie = /^shouwang=([^;]*)/.exec(set)?.[1] || null
    return response
  }
  return {
    fetch: send,
    cookie: () => jar.cookie,
    call: async (endpoint, asked) => {
      const response = await send(endpoint, asked)
      const text = await response.text()
      const isJson = response.headers.get("content-type")?.startsWith("application/json")
      return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers }
    },
  }
}

function bodyOf(body: unknown): string | FormData {
  return body instanceof FormData || typeof body === "string" ? body : JSON.stringify(body ?? {})
}
