import { type Instant, instantOf } from "../core/kit/dates.ts"
import type { Refusal } from "../service/context.ts"
import { refuse } from "../service/refusal.ts"

type Sent = { readonly at?: string; readonly promisedFor?: string | null }
type Parsed<Body extends Sent> = Omit<Body, keyof Sent> & {
  readonly at?: Instant
  readonly promisedFor?: Instant | null
}

/** Calls a use case with the moments of a body; what is no moment is refused. */
export async function onMoments<Body extends Sent, Reply>(
  body: Body,
  ask: (body: Parsed<Body>) => Promise<Reply>,
): Promise<Reply | Refusal<"bad-input">> {
  const { at, promisedFor, ...rest } = body
  for (const [field, text] of Object.entries({ at, promisedFor })) {
    if (typeof text === "string" && Number.isNaN(Date.parse(text))) return refuse("bad-input", field)
  }
  const momentOf = (text: string) => instantOf(Date.parse(text))
  return ask({
    ...rest,
    ...(at === undefined ? {} : { at: momentOf(at) }),
    ...(promisedFor === undefined
      ? {}
      : { promisedFor: promisedFor === null ? null : momentOf(promisedFor) }),
  })
}
