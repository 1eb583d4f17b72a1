import type { Static, TSchema } from "typebox"
import Type from "typebox"
import type { Permission } from "../core/access/roles.ts"
import type { Topic } from "./topics.ts"

/**
 * One thing that can be asked over HTTP. `permission` is checked before anything else; `public` needs no session and
 * only set-up, sign-in, health and what is signed or secret in itself are. `device`: a gate's device with its credential. Every endpoint that writes takes a `commandId` made by the client in its
 * body, and answers a second sending of it as it answered the first.
 */
export type Endpoint = {
  readonly method: "GET" | "POST"
  readonly path: string
  readonly permission: Permission | "public" | "device"
  readonly query?: TSchema
  readonly body?: TSchema
  /** A file or an event stream where it is not JSON. */
  readonly reply: TSchema | "file" | "events"
  /**
   * What its answer shows besides doors, people, colleagues and rules, whose changes concern everybody: a screen that shows it asks
   * anew when one of these has changed. Without it: after every change.
   */
  readonly shows?: readonly Topic[]
  /** What can be refused, besides what every endpoint may refuse. */
  readonly refusals?: readonly string[]
  /** Never there when it runs: see Typed. */
  readonly types?: {
    readonly query: Readonly<Record<string, unknown>> | undefined
    readonly body: unknown
    readonly reply: unknown
  }
}

/** An endpoint together with what its schemas mean in TypeScript, worked out once, where it is written. */
export type Typed<E extends Endpoint> = E & {
  readonly types?: {
    readonly query: E["query"] extends TSchema ? Static<E["query"]> : undefined
    readonly body: E["body"] extends TSchema ? Static<E["body"]> : undefined
    readonly reply: E["reply"] extends TSchema ? Static<E["reply"]> : unknown
  }
}

/** Declares an endpoint. */
export function endpoint<const E extends Endpoint>(declared: E): Typed<E> {
  // `types` is for the compiler alone
  return declared as Typed<E>
}

export type QueryOf<E extends Endpoint> = NonNullable<E["types"]>["query"]
export type BodyOf<E extends Endpoint> = NonNullable<E["types"]>["body"]
export type ReplyOf<E extends Endpoint> = NonNullable<E["types"]>["reply"]

/** The body of every refusal: the code is for the screen's words, `field` names what to mend where there is one. */
export const RefusalBody = Type.Object({
  refusal: Type.String(),
  field: Type.Optional(Type.String()),
})

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Id = Type.String({ format: "uuid" })
export const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })
/** An instant as a client says it, to the minute or finer. */
export const Moment = Type.String({
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$",
})
export const CommandId = Id

/** A reply that says no more than that it is done. */
export const Done = Type.Object({ done: Type.Literal(true) })
