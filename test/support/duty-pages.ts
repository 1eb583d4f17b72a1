import { createHash, randomBytes, randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as own from "../../src/contract/my-duty.ts"
import { addDays, instantOf, type PlainDate } from "../../src/core/kit/dates.ts"
import { asOwner, inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "./app.ts"
import { type PlantedDuty, planMonday, plantDuty } from "./duty-ground.ts"

export type DutyPage = {
  readonly workerId: string
  readonly key: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  readonly look: () => Promise<any>
  /** A deed that has to be done; its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came back
  readonly do: (endpoint: Endpoint, said?: object) => Promise<any>
  /** A deed that has to be refused; its refusal. */
  readonly refused: (endpoint: Endpoint, said?: object) => Promise<string>
}

/** The Friday before the week that is planned. */
export const friday = instantOf(Date.UTC(2020, 2, 6, 2))

export type DutyPages = ReturnType<typeof makeDutyPages>

/** A server on that Friday with people and posts, whose own pages are opened as often as tests like. */
export async function startDutyPages() {
  const app = await startTestApp({ now: friday, limits: { homePagesPerMinute: 1000 } })
  const duty = await plantDuty(app)
  return { app, duty, desk: makeDutyPages(app, duty) }
}

/** What an answer holds against a deed. */
export function codesOf(answer: { readonly objections: readonly { readonly code: string }[] }): string[] {
  return answer.objections.map(({ code }) => code)
}

/** Links to the own pages of planted workers, and the weeks that are published, by hand. */
export function makeDutyPages(app: TestApp, duty: PlantedDuty) {
  const communityId = app.neighbourhoods?.own ?? ""
  const inOwn = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
    inNeighbourhood(app.ground.db, communityId, work)
  const page = async (workerId: string): Promise<DutyPage> => {
    const secret = randomBytes(32).toString("base64url")
    const hash = createHash("sha256").update(secret).digest()
    await inOwn((tx) =>
      tx.client.query("update worker set link_hash = $2 where worker_id = $1", [workerId, hash]),
    )
    const key = `${communityId}.${secret}`
    const phone = app.nobody()
    const send = async (endpoint: Endpoint, said: object) =>
      phone.call(endpoint, { body: { key, commandId: randomUUID(), ...said } })
    return {
      ...{ workerId, key },
      look: async () => (await phone.call(own.openMyDuty, { body: { key } })).body,
      do: async (endpoint, said = {}) => {
        const answer = await send(endpoint, said)
        if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
        return answer.body
      },
      refused: async (endpoint, said = {}) => {
        const answer = await send(endpoint, said)
        if (answer.status === 200) throw new Error(`it was done: ${JSON.stringify(answer.body)}`)
        return answer.body.refusal
      },
    }
  }
  /** A shop that has two people and owes three turns a week, at any time but at night; gives its id. */
  const plantShop = async () => {
    const id = randomUUID()
    await inOwn(async ({ client }) => {
      await client.query(
        `insert into worker (community_id, worker_id, kind, stage, joined_by, free, heads, owed_turns, asked_at, active_at)
         values ($1, $2, 'organisation', 'active', 'desk', '{work-day,rest-day}', 2, 3, $3, $3)`,
        [communityId, id, instantOf(Date.UTC(2020, 1, 1))],
      )
      await client.query(
        `insert into worker_detail (community_id, worker_id, retention, name, phone, calling, note, said_door, said_family)
         values ($1, $2, 'campaign', '惠民超市', '', '', '', '', '')`,
        [communityId, id],
      )
    })
    return id
  }
  const publish = (monday: PlainDate, opensAt: string | null) =>
    inOwn((tx) =>
      tx.client.query(
        `insert into duty_week (community_id, monday, opens_at, published_at, version) values ($1, $2, $3, $4, 1)
         on conflict (community_id, monday) do update set opens_at = excluded.opens_at`,
        [communityId, monday, opensAt, app.ground.now()],
      ),
    )
  const slot = (day: number, hours: string, post = "北门") => ({
    day: addDays(planMonday, day),
    postId: duty.posts.find(({ name }) => name === post)?.id ?? "",
    hoursId: duty.hours.find(({ name }) => name === hours)?.id ?? "",
  })
  const plant = async (workerId: string, day: number, hours: string, post = "北门") => {
    const at = slot(day, hours, post)
    const start = duty.hours.find(({ name }) => name === hours)?.start ?? 0
    const startsAt = instantOf(Date.parse(`${at.day}T00:00:00+08:00`) + start * 60_000)
    const id = randomUUID()
    await inOwn((tx) =>
      tx.client.query(
        `insert into duty_turn (community_id, turn_id, day, post_id, hours_id, worker_id, source, starts_at, ends_at, made_at)
         values ($1, $2, $3, $4, $5, $6, 'roster', $7, $8, $9)`,
        [
          ...[communityId, id, at.day, at.postId, at.hoursId, workerId, startsAt],
          ...[instantOf(Date.parse(startsAt) + 360 * 60_000), app.ground.now()],
        ],
      ),
    )
    return id
  }
  const change = (workerId: string, columns: Readonly<Record<string, unknown>>) =>
    inOwn(async (tx) => {
      for (const [column, value] of Object.entries(columns)) {
        await tx.client.query(`update worker set ${column} = $2 where worker_id = $1`, [workerId, value])
      }
    })
  const consent = (workerId: string, what: string) =>
    inOwn((tx) =>
      tx.client.query(
        `insert into worker_consent (community_id, consent_id, worker_id, what, given_how, given_at)
         values ($1, $2, $3, $4, 'paper', $5)`,
        [communityId, randomUUID(), workerId, what, app.ground.now()],
      ),
    )
  /** Who stands on a turn. */
  const standing = (at: { day: PlainDate; postId: string; hoursId: string }) =>
    inOwn(async (tx) => {
      const { rows } = await tx.client.query<{ id: string }>(
        `select worker_id as id from duty_turn where day = $1 and post_id = $2 and hours_id = $3 and ended_at is null
         order by worker_id`,
        [at.day, at.postId, at.hoursId],
      )
      return rows.map(({ id }) => id)
    })
  /** Takes every turn, swap and absence away, so that tests begin alike. */
  const clear = () =>
    asOwner(app.ground.ownerDb, async (tx) => {
      const tables = [
        "shift_swap_part",
        "shift_swap",
        "duty_message",
        "duty_turn",
        "worker_absence",
        "turn_wish",
        "duty_week",
      ]
      for (const table of tables) await tx.client.query(`delete from ${table}`)
    })
  return { page, plantShop, publish, slot, plant, change, consent, standing, clear, inOwn }
}
