import type { BodyOf, Endpoint, QueryOf, ReplyOf } from "../../contract/endpoint.ts"
import { learnTime } from "../parts/days.ts"

/**
 * What may come back instead of an answer, besides an endpoint's own refusals. `no-connection`: whether the server
 * did it is not known, so the same command is sent again; what a proxy says instead of the server gets the server's own codes.
 */
export type Refused = { readonly ok: false; readonly refusal: string; readonly field?: string }
export type Answer<Value> = { readonly ok: true; readonly value: Value } | Refused

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
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return { ok: true, value: body as Value }
  return refusalOf(response.status, body)
}

function refusalOf(status: number, body: unknown): Refused {
  if (typeof body === "object" && body !== null && "refusal" in body && typeof body.refusal === "string") {
    const field = "field" in body && typeof body.field === "string" ? { field: body.field } : {}
    return { ok: false, refusal: body.refusal, ...field }
  }
  if (status === 429) return { ok: false, refusal: "too-many-requests" }
  // a proxy answers for a server that is starting: nothing is known of the command
  const starting = status === 502 || status === 503 || status === 504
  return { ok: false, refusal: starting ? "database-down" : "server-error" }
}
