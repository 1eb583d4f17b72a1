import pg from "pg"
import type { Tx } from "../database/db.ts"

const CHANNEL = "change"
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** One neighbourhood's new version, and what the change is about; null: it may be anything. */
export type Change = {
  readonly communityId: string
  readonly version: string
  readonly topics: readonly string[] | null
}

/** What a table says that belongs to whatever screens show. */
const ANYTHING = "everything"

/**
 * Counts the neighbourhood's version up and says so to every listening server once this transaction is committed, with what the
 * transaction wrote about: each table says that itself (migration 0024). Call it last: writers of one neighbourhood wait for each other from here to their commit.
 */
export async function notifyChange(tx: Tx, communityId: string): Promise<void> {
  const changed = await tx.client.query<{ version: number }>({
    name: "count-version-up",
    text: `with counted as (
        update community set version = version + 1 where community_id = $1 returning version
      ), noted as (
        insert into topic_version (community_id, topic, version)
        select $1, topic, version from counted, unnest(string_to_array(
          coalesce(nullif(ltrim(current_setting('app.changed', true)), ''), '${ANYTHING}'), ' ')) as topic
        on conflict (community_id, topic) do update set version = excluded.version
      ) select version from counted`,
    values: [communityId],
  })
  // a statement of its own: with the table spread over several servers it must run on the one that clients listen to
  await tx.client.query({
    name: "notify-change",
    text: `select pg_notify('${CHANNEL}', $1 || coalesce(current_setting('app.changed', true), ''))`,
    values: [`${communityId} ${changed.rows[0]?.version}`],
  })
}

/** The version that a neighbourhood has now; "0" where there is no such neighbourhood. */
export async function getVersion(tx: Tx, communityId: string): Promise<string> {
  const result = await tx.client.query<{ version: number }>({
    name: "get-version",
    text: "select version from community where community_id = $1",
    values: [communityId],
  })
  return String(result.rows[0]?.version ?? 0)
}

/** When, as versions, something of each topic was changed last. */
export type TopicVersions = ReadonlyMap<string, number>

export async function listTopicVersions(tx: Tx, communityId: string): Promise<TopicVersions> {
  const { rows } = await tx.client.query<{ topic: string; version: number }>({
    name: "topic-versions",
    text: "select topic, version from topic_version where community_id = $1",
    values: [communityId],
  })
  return new Map(rows.map(({ topic, version }) => [topic, version]))
}

/** The version that last changed anything of these topics, or of what belongs to all. */
export function lastChangeOf(versions: TopicVersions, topics: readonly string[]): number {
  return Math.max(0, ...[ANYTHING, ...topics].map((topic) => versions.get(topic) ?? 0))
}

/**
 * Listens on one connection of its own, and connects again when it breaks. After every connecting all versions are told
 * anew, since changes in between were not heard.
 */
export function listenForChanges(
  config: pg.ClientConfig,
  onChange: (change: Change) => void,
): { readonly isListening: () => boolean; readonly stop: () => Promise<void> } {
  const state: { client: pg.Client | null; listening: boolean; stopped: boolean; pause: number } = {
    client: null,
    listening: false,
    stopped: false,
    pause: FIRST_PAUSE_MS,
  }
  let timer: NodeJS.Timeout | undefined

  const again = () => {
    state.listening = false
    state.client = null
    if (state.stopped) return
    timer = setTimeout(() => void connect(), state.pause)
    state.pause = Math.min(state.pause * 2, LONGEST_PAUSE_MS)
  }
  const connect = async () => {
    const client = new pg.Client({ ...config, keepAlive: true })
    state.client = client
    client.on("notification", ({ payload }) => {
      const [communityId, version, ...topics] = (payload ?? "").split(" ")
      const isNamed = topics.length > 0 && !topics.includes(ANYTHING)
      if (communityId && version) onChange({ communityId, version, topics: isNamed ? topics : null })
    })
    // a broken connection says `error`, then `end`; only `end` is acted on
    client.on("error", () => undefined)
    client.once("end", again)
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      const all = await client.query<{ community_id: string; version: number }>(
        "select community_id, version from community",
      )
      state.listening = true
      state.pause = FIRST_PAUSE_MS
      for (const row of all.rows)
        onChange({ communityId: row.community_id, version: String(row.version), topics: null })
    } catch {
      client.removeListener("end", again)
      await client.end().catch(() => undefined)
      again()
    }
  }

  void connect()
  return {
    isListening: () => state.listening,
    stop: async () => {
      state.stopped = true
      clearTimeout(timer)
      await state.client?.end().catch(() => undefined)
    },
  }
}
