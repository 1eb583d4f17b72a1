import type { Page, Route } from "playwright-core"
import type { Static } from "typebox"
import { takeEntries } from "../../src/contract/gate.ts"
import * as posts from "../../src/contract/posts.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"

/** 20:40 in Shanghai on 12 February: the evening on which the gates are looked at. */
export const gateEvening = instantOf(Date.UTC(2020, 1, 12, 12, 40))

type Entry = Static<typeof posts.EntryLine>
type Post = Static<typeof posts.Post>
type Device = Static<typeof posts.PostDevice>
type AnomalyRow = Static<typeof posts.Anomaly>
type ParcelRow = Static<typeof posts.Parcel>
type Guard = Static<typeof posts.listGuards.reply>["guards"][number]
type Hour = Static<typeof posts.countEntries.reply>["hours"][number]

/** `at("14:05")` on that day in Shanghai. */
function at(clock: string): Instant {
  const [hour, minute] = clock.split(":").map(Number)
  return instantOf(Date.UTC(2020, 1, 12, (hour ?? 0) - 8, minute ?? 0))
}

function id(number: number): string {
  return `01703800-0000-7000-8000-${String(number).padStart(12, "0")}`
}

const device = (number: number, rest: Partial<Device>): Device => ({
  id: id(number),
  joinedAt: at("07:48"),
  online: true,
  heardAt: at("20:39"),
  battery: 76,
  waiting: 0,
  guard: null,
  credentialUntil: at("23:30"),
  revokedAt: null,
  ...rest,
})

const entry = (number: number, clock: string, rest: Partial<Entry>): Entry => ({
  id: id(1000 + number),
  at: at(clock),
  post: "正门",
  source: "post",
  direction: "进",
  kind: "居民",
  door: "",
  homeId: null,
  pass: "",
  celsius: "",
  verdict: "放行",
  reason: "",
  person: "",
  guard: "陈*国",
  undone: false,
  emergency: false,
  receivedAt: at(clock),
  ...rest,
})

const newest: readonly Entry[] = [
  entry(40, "20:38", { door: "288弄12号302室", pass: "1002345", celsius: "36.4" }),
  entry(39, "20:36", { direction: "出", door: "288弄7号501室", pass: "1001872", celsius: "36.6" }),
  entry(38, "20:31", {
    post: "西门",
    kind: "外卖快递",
    verdict: "劝返",
    reason: "快件放置货架，不入内",
    guard: "李*芳",
  }),
  entry(37, "20:29", {
    door: "288弄3号102室",
    pass: "1000466",
    celsius: "37.8",
    verdict: "转告",
    reason: "体温偏高",
  }),
  entry(36, "20:24", { kind: "访客", person: "周*", verdict: "劝返", reason: "", celsius: "36.2" }),
  entry(35, "20:20", { door: "288弄9号604室", celsius: "36.5", undone: true }),
  entry(34, "20:11", {
    post: "西门",
    kind: "急救",
    door: "288弄15号401室",
    emergency: true,
    reason: "",
    guard: "李*芳",
  }),
  entry(33, "19:58", {
    kind: "返沪",
    person: "王*明",
    door: "288弄5号203室",
    verdict: "转告",
    reason: "",
    celsius: "36.7",
  }),
  entry(32, "19:52", {
    post: "西门",
    pass: "1001207",
    door: "288弄2号301室",
    guard: "李*芳",
    receivedAt: at("20:25"),
  }),
  entry(31, "19:40", { source: "book", reason: "", person: "赵*", door: "288弄11号502室", receivedAt: null }),
]

/** One that comes while the desk is looked at. */
export const newEntry: Entry = entry(41, "20:40", {
  door: "288弄8号101室",
  pass: "1001500",
  celsius: "36.3",
})

/** The rest of the day: residents who came and went. */
const earlier: readonly Entry[] = Array.from({ length: 30 }, (_, index) => {
  const minutes = 19 * 60 + 30 - index * 17
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
  return entry(30 - index, clock, {
    direction: index % 3 === 0 ? "出" : "进",
    post: index % 4 === 0 ? "西门" : "正门",
    door: `288弄${1 + (index % 16)}号${1 + (index % 6)}0${1 + (index % 2)}室`,
    pass: String(1000100 + index * 37),
    celsius: `36.${2 + (index % 6)}`,
    guard: index % 4 === 0 ? "李*芳" : "陈*国",
  })
})

const shape = [3, 14, 38, 27, 19, 16, 22, 18, 14, 17, 26, 41, 33, 20, 9]
const hours: readonly Hour[] = shape.flatMap((count, index) => {
  const row = { hour: 6 + index, kind: "resident" as const, referred: 0, turnedAway: 0 }
  return [
    { ...row, post: "正门", direction: "in", passed: count },
    { ...row, post: "正门", direction: "out", passed: shape[shape.length - 1 - index] ?? 0 },
    { ...row, post: "西门", direction: "in", passed: Math.round(count / 3) },
    {
      ...row,
      kind: "courier",
      post: "正门",
      direction: "in",
      passed: 0,
      referred: index % 4,
      turnedAway: (index % 5) + 1,
    },
  ]
})

const anomaly = (number: number, kind: AnomalyRow["kind"], rest: Partial<AnomalyRow>): AnomalyRow => ({
  id: id(2000 + number),
  kind,
  at: at("20:29"),
  post: "正门",
  entryId: null,
  homeId: null,
  door: "",
  pass: "",
  detail: "",
  settledAt: null,
  settledBy: null,
  ...rest,
})

/** One of every kind, one of them seen to. */
const anomalies: readonly AnomalyRow[] = [
  anomaly(1, "clock-jump", { at: at("07:50"), post: "西门", detail: "135" }),
  anomaly(2, "pass-copied", { at: at("18:02"), pass: "1001872", detail: "西门 17:59", homeId: id(7) }),
  anomaly(3, "fever", { door: "288弄3号102室", detail: "37.8", homeId: id(3) }),
  anomaly(4, "emergency", { at: at("20:11"), post: "西门", door: "288弄15号401室", detail: "ambulance" }),
  anomaly(5, "unaware-of-quarantine", {
    at: at("16:40"),
    post: "西门",
    door: "288弄2号301室",
    homeId: id(2),
  }),
  anomaly(6, "unaware-of-stop", { at: at("15:20"), post: "西门", pass: "1000931" }),
  anomaly(7, "unaware-of-key", { at: at("15:02"), post: "西门", pass: "1000077" }),
  anomaly(8, "forged-pass", { at: at("14:31") }),
  anomaly(9, "unknown-guard", { at: at("12:00"), post: "西门" }),
  anomaly(10, "ended-credential", { at: at("11:10"), post: "西门" }),
  anomaly(11, "revoked-device", { at: at("10:40") }),
  anomaly(12, "unreadable", { at: at("09:30") }),
  anomaly(13, "forged-pass", { at: at("08:12"), settledAt: at("08:40"), settledBy: "王秀英" }),
]

const parcel = (number: number, clock: string, rest: Partial<ParcelRow>): ParcelRow => ({
  id: id(3000 + number),
  homeId: null,
  door: "288弄12号302室",
  post: "正门",
  shelf: "3 号架",
  count: 1,
  shelvedAt: at(clock),
  toldAt: null,
  pickedUpAt: null,
  ...rest,
})

/** All that the desk shows; tests change it as the server would. */
export type GateDeskState = {
  posts: Post[]
  entries: Entry[]
  hours: Hour[]
  anomalies: AnomalyRow[]
  parcels: ParcelRow[]
  guards: Guard[]
}

export function gateDeskState(): GateDeskState {
  return {
    posts: [
      {
        id: id(101),
        name: "正门",
        closedAt: null,
        devices: [
          device(201, { guard: { number: 3, name: "陈*国", since: at("16:00") } }),
          device(203, { joinedAt: at("06:10"), online: false, revokedAt: at("07:45") }),
        ],
        today: { in: 317, out: 284, turnedAway: 42 },
      },
      {
        id: id(102),
        name: "西门",
        closedAt: null,
        devices: [
          device(202, {
            joinedAt: at("07:55"),
            online: false,
            heardAt: at("20:25"),
            battery: 12,
            waiting: 9,
            guard: { number: 8, name: "李*芳", since: at("16:05") },
          }),
        ],
        today: { in: 101, out: 12, turnedAway: 3 },
      },
      { id: id(103), name: "东边门", closedAt: null, devices: [], today: { in: 0, out: 0, turnedAway: 0 } },
    ],
    entries: [...newest, ...earlier],
    hours: [...hours],
    anomalies: [...anomalies],
    parcels: [
      parcel(1, "10:20", { toldAt: at("10:45") }),
      parcel(2, "15:05", { door: "288弄7号501室", shelf: "7 号架", count: 2 }),
      parcel(3, "18:30", { door: "288弄15号401室", post: "西门", shelf: "1 号架" }),
      parcel(4, "09:12", { door: "288弄5号203室", toldAt: at("09:30"), pickedUpAt: at("17:02") }),
    ],
    guards: [
      { id: id(301), number: 3, name: "陈建国", endedAt: null },
      { id: id(302), number: 8, name: "李淑芳", endedAt: null },
      { id: id(303), number: 5, name: "孙志强", endedAt: at("08:00") },
    ],
  }
}

export function emptyGateDesk(): GateDeskState {
  return { posts: [], entries: [], hours: [], anomalies: [], parcels: [], guards: [] }
}

/** What a page of entries holds in these tests. */
const PAGE = 25

/** Answers for the server, by the contract, from a state that changes as commands come; names what was sent. */
export async function stubGateDesk(page: Page, state: GateDeskState): Promise<{ sent: unknown[] }> {
  const sent: unknown[] = []
  const codes: number[] = []
  const reply = (route: Route, body: unknown, status = 200) =>
    route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) })
  const on = (endpoint: { path: string }, answer: (url: URL) => unknown) =>
    page.route(
      (url) => url.pathname === endpoint.path,
      (route) => reply(route, answer(new URL(route.request().url()))),
    )
  const take = (
    endpoint: { path: string },
    // biome-ignore lint/suspicious/noExplicitAny: what the screens send is looked at by the tests
    act: (body: any) => unknown,
  ) =>
    page.route(
      (url) => url.pathname === endpoint.path,
      (route) => {
        const body = route.request().postDataJSON()
        sent.push(body)
        const answer = act(body) ?? { done: true }
        const refused = typeof answer === "object" && "refusal" in answer
        return reply(route, answer, refused ? 409 : 200)
      },
    )
  const change = <Row extends { id: string }>(rows: Row[], which: string, to: Partial<Row>) => {
    rows.splice(0, rows.length, ...rows.map((row) => (row.id === which ? { ...row, ...to } : row)))
  }
  const moment = (undo: unknown) => (undo === true ? null : gateEvening)

  await on(posts.listPosts, () => ({ posts: state.posts }))
  await on(posts.countEntries, (url) => ({
    hours: url.searchParams.get("on") === "2020-02-12" ? state.hours : [],
  }))
  await on(posts.listAnomalies, () => ({ anomalies: state.anomalies }))
  await on(posts.listParcels, () => ({ parcels: state.parcels }))
  await on(posts.listGuards, () => ({ guards: state.guards }))
  await on(posts.listEntries, ({ searchParams }) => {
    const post = searchParams.get("post")
    const ofDay = searchParams.get("on") === "2020-02-12" ? state.entries : []
    const chosen = ofDay.filter((line) => post === null || line.post === post)
    const start = chosen.findIndex((line) => line.id === searchParams.get("before")) + 1
    const shown = searchParams.get("all") === "true" ? chosen : chosen.slice(start, start + PAGE)
    const next = start + shown.length < chosen.length ? (shown.at(-1)?.id ?? null) : null
    return { total: chosen.length, entries: shown, next }
  })

  await take(posts.addPost, ({ id: postId, name }) => {
    if (state.posts.some((post) => post.name === name)) return { refusal: "post-name-taken" }
    state.posts.push({
      id: postId,
      name,
      closedAt: null,
      devices: [],
      today: { in: 0, out: 0, turnedAway: 0 },
    })
    return { id: postId }
  })
  await take(posts.closePost, (body) => change(state.posts, body.id, { closedAt: moment(body.undo) }))
  await take(posts.makeJoinCode, () => ({
    code: `${id(1)}.q3V9xT7mK2pL8wR4nB6yH1sD5gJ0cF`,
    expiresAt: instantOf(Date.parse(gateEvening) + 600_000 * codes.push(1)),
  }))
  await take(posts.revokeDevice, (body) => {
    for (const post of state.posts) change(post.devices, body.id, { revokedAt: gateEvening, online: false })
  })
  await take(posts.addGuard, ({ id: guardId, name }) => {
    state.guards.push({ id: guardId, number: 11, name, endedAt: null })
    return { id: guardId, number: 11, pin: "482913" }
  })
  await take(posts.renewGuardPin, (body) => ({ id: body.id, number: 8, pin: "705166" }))
  await take(posts.endGuard, (body) => change(state.guards, body.id, { endedAt: moment(body.undo) }))
  await take(posts.settleAnomaly, (body) =>
    change(state.anomalies, body.id, {
      settledAt: moment(body.undo),
      settledBy: body.undo === true ? null : "王秀英",
    }),
  )
  await take(posts.moveParcel, ({ id: parcelId, step, undo }) =>
    change(
      state.parcels,
      parcelId,
      step === "told" ? { toldAt: moment(undo) } : { pickedUpAt: moment(undo) },
    ),
  )
  await take(takeEntries, ({ signature }) => {
    if (signature === "forged") return { refusal: "wrong-signature" }
    return { taken: [id(1), id(2), id(3)], serverTime: gateEvening }
  })
  return { sent }
}
