import type { BodyOf, Endpoint, QueryOf, ReplyOf } from "../../contract/endpoint.ts"
import { type Answer, readAnswer } from "../parts/answer.ts"
import { learnTime } from "../parts/days.ts"

export type Asked<E extends Endpoint> = (QueryOf<E> extends undefined
  ? { query?: undefined }
  : { query: QueryOf<E> }) &
  (BodyOf<E> extends undefined ? { body?: undefined } : { body: BodyOf<E> })

/** Asks the server one thing of the contract. Never throws: refusals and a lost connection are values. */
export async function call<E extends Endpoint>(endpoint: E, asked: Asked<E>): Promise<Answer<ReplyOf<E>>> {
  return send<ReplyOf<E>>(addressOf(endpoint, asked.query as Record<string, unknown> | undefined), {
    method: endpoint.method,
    ...(asked.body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(asked.body) }),
  })
}

/** Sends a form with files; the browser writes its own content type. */
export async function callWithFiles<E extends Endpoint>(
  endpoint: E,
  form: FormData,
): Promise<Answer<ReplyOf<E>>> {
  return send<ReplyOf<E>>(endpoint.path, { method: endpoint.method, body: form })
}

/** The address of an endpoint, for a link to a file and for asking. */
export function addressOf(endpoint: Endpoint, query?: Record<string, unknown>): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))
  return pairs.length === 0 ? endpoint.path : `${endpoint.path}?${search}`
}

async function send<Value>(address: string, init: RequestInit): Promise<Answer<Value>> {
  let response: Response
  try {
    response = await fetch(address, { ...init, credentials: "same-origin" })
  } catch {
    return { ok: false, refusal: "no-connection" }
  }
  learnTime(response.headers.get("date"))
  return readAnswer<Value>(response)
}
