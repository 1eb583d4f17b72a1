import type { Endpoint } from "../../contract/endpoint.ts"
import { type Answer, readAnswer } from "../parts/answer.ts"
import type { DeviceEnvironment } from "./environment.ts"

type Address = Pick<Endpoint, "method" | "path" | "types">
type BodyOf<A extends Address> = NonNullable<A["types"]>["body"]
type ReplyOf<A extends Address> = NonNullable<A["types"]>["reply"]

/** Asks the server one thing of the devices' contract; a lost connection is a refusal like others. */
export async function askServer<A extends Address>(
  { fetch }: Pick<DeviceEnvironment, "fetch">,
  address: A,
  body?: BodyOf<A>,
  /** What stands behind the address: nothing of anybody. */
  query = "",
): Promise<Answer<ReplyOf<A>>> {
  try {
    const response = await fetch(address.path + query, {
      method: address.method,
      credentials: "same-origin",
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    })
    return await readAnswer<ReplyOf<A>>(response)
  } catch {
    return { ok: false, refusal: "no-connection" }
  }
}
