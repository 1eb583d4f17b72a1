/**
 * What may come back instead of an answer, besides an endpoint's own refusals. `no-connection`: whether the server
 * did it is not known, so the same command is sent again; what a proxy says instead of the server gets the server's own codes.
 */
export type Refused = { readonly ok: false; readonly refusal: string; readonly field?: string }
export type Answer<Value> = { readonly ok: true; readonly value: Value } | Refused

/** What a response of our server says. */
export async function readAnswer<Value>(response: Response): Promise<Answer<Value>> {
  const body: unknown = await response.json().catch(() => null)
  // a page of somebody else's network, asking to sign in there, is no answer
  if (response.ok && body !== null) return { ok: true, value: body as Value }
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
