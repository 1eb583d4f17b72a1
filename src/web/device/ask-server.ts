import type { BodyOf, Endpoint, ReplyOf } from "../../contract/endpoint.ts"
import { type Answer, readAnswer } from "../parts/answer.ts"
import type { DeviceEnvironment } from "./environment.ts"

/** Asks the server one thing of the gate's contract; a lost connection is a refusal like others. */
export async function askServer<E extends Endpoint>(
  { fetch }: Pick<DeviceEnvironment, "fetch">,
  endpoint: E,
  body?: BodyOf<E>,
): Promise<Answer<ReplyOf<E>>> {
  try {
    const response = await fetch(endpoint.path, {
      method: endpoint.method,
      credentials: "same-origin",
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    })
    return await readAnswer<ReplyOf<E>>(response)
  } catch {
    return { ok: false, refusal: "no-connection" }
  }
}
