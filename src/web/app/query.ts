import {
  hashKey,
  type Query,
  QueryClient,
  queryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query"
import { useRef } from "react"
import type { BodyOf, Endpoint, QueryOf, ReplyOf } from "../../contract/endpoint.ts"
import type { Topic } from "../../contract/topics.ts"
import type { Answer, Refused } from "../parts/answer.ts"
import { newId } from "../parts/ids.ts"
import { type Asked, call } from "./client.ts"

/** Thrown inside queries alone, so that a query's `error` carries the refusal for ErrorNote. */
export class RefusedError extends Error {
  readonly refusal: string
  constructor(refused: Refused) {
    super(refused.refusal)
    this.refusal = refused.refusal
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 3 && error instanceof RefusedError && mayPass(error.refusal),
    },
  },
})

type AskOptions = {
  /** Asked again whenever the live line says that something changed. */
  live?: boolean
  enabled?: boolean
  /** Asked again so often too: for what changes by falling silent. */
  everyMs?: number
}

/** What the live line looks at. */
export type QueryMeta = { readonly live?: boolean; readonly shows?: readonly Topic[] | undefined }

const askedAt = new Map<string, number>()
const KNOWN = 500

/** Since when an answer may be out of date: it was asked for then, and comes later. */
export function readSince({ queryHash, state }: Query): number {
  return Math.min(askedAt.get(queryHash) ?? Number.POSITIVE_INFINITY, state.dataUpdatedAt)
}

function keepAskedAt(hash: string, at: number): void {
  askedAt.delete(hash)
  askedAt.set(hash, at)
  const [oldest] = askedAt.keys()
  if (askedAt.size > KNOWN && oldest !== undefined) askedAt.delete(oldest)
}

/** Key, function and meta of one question, for useQuery, ensureQueryData and prefetching alike. */
export function asking<E extends Endpoint>(endpoint: E, query: QueryOf<E>, options: AskOptions = {}) {
  const queryKey = [endpoint.path, query ?? null]
  return queryOptions<ReplyOf<E>, RefusedError>({
    queryKey,
    queryFn: async () => {
      const at = Date.now()
      const answer = await call(endpoint, { query } as unknown as Asked<E>)
      if (!answer.ok) throw new RefusedError(answer)
      keepAskedAt(hashKey(queryKey), at)
      return answer.value
    },
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    meta: { live: options.live ?? false, shows: endpoint.shows } satisfies QueryMeta,
  })
}

/** Reads something: `const { data, error } = useAsk(getBoard, {}, { live: true })`. */
export function useAsk<E extends Endpoint>(
  endpoint: E,
  query: QueryOf<E>,
  options: AskOptions = {},
): UseQueryResult<ReplyOf<E>, RefusedError> {
  return useQuery(asking(endpoint, query, options))
}

type WithoutCommand<Body> = Body extends { commandId: string } ? Omit<Body, "commandId"> : Body

/**
 * Changes something. `tell(body)` answers with the reply or the refusal. It adds the command's id, and keeps that id
 * for the same body until the server has answered, so that a second press after a lost connection does nothing twice.
 * `refresh` names what is read anew afterwards.
 */
export function useTell<E extends Endpoint>(endpoint: E, refresh: readonly Endpoint[] = []) {
  const client = useQueryClient()
  const open = useRef<{ text: string; commandId: string } | null>(null)
  const mutation = useMutation({
    // without a network it answers at once and says so; a person presses again
    networkMode: "always",
    mutationFn: async (body: WithoutCommand<BodyOf<E>>): Promise<Answer<ReplyOf<E>>> => {
      const text = JSON.stringify(body)
      if (open.current?.text !== text) open.current = { text, commandId: newId() }
      const full = { ...(body as object), commandId: open.current.commandId }
      const answer = await call(endpoint, { body: full } as unknown as Asked<E>)
      if (answer.ok || !mayPass(answer.refusal)) open.current = null
      if (answer.ok) await refreshAll(client, refresh)
      return answer
    },
  })
  const refused = mutation.data?.ok === false ? mutation.data : null
  return {
    tell: mutation.mutateAsync,
    busy: mutation.isPending,
    refused,
    done: mutation.data?.ok === true,
    forget: mutation.reset,
  }
}

/** Reads everything anew that these endpoints gave. */
export async function refreshAll(client: QueryClient, endpoints: readonly Endpoint[]): Promise<void> {
  await Promise.all(endpoints.map(({ path }) => client.invalidateQueries({ queryKey: [path] })))
}

/** Refusals that say nothing about what was asked: asking again may well succeed. */
function mayPass(refusal: string): boolean {
  return refusal === "no-connection" || refusal === "database-down" || refusal === "server-error"
}
