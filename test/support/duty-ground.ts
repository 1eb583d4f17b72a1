import { addDays, getPlainDate, instantOf, type PlainDate } from "../../src/core/kit/dates.ts"
import { firstPolicies } from "../../src/core/policy/first-policies.ts"
import { policyOn } from "../../src/core/policy/policy.ts"
import type { DutyGround, WorkerKind } from "../../src/core/roster/duty-ground.ts"
import { type FreeTime, freeTimes } from "../../src/core/roster/free-times.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import type { TestApp } from "./app.ts"

/** The Monday of the week that tests plan, a few days after the evening on which they take place. */
export const planMonday = getPlainDate("2020-03-09")

/** Two gates, four shifts of six hours, three people with one lead on each; who stands there. */
export type PlantedDuty = {
  readonly posts: readonly { readonly id: string; readonly name: string }[]
  readonly hours: readonly {
    readonly id: string
    readonly name: string
    readonly start: number
    readonly minutes: number
  }[]
  readonly workers: readonly PlantedWorker[]
}

export type PlantedWorker = {
  readonly id: string
  readonly kind: WorkerKind
  readonly name: string
  readonly phone: string
  readonly familyId: string | null
  readonly isExperienced: boolean
  readonly free: readonly FreeTime[]
  readonly birthYear: number
}

export type DutyOptions = {
  readonly volunteers?: number
  readonly staff?: number
  /** From when the posts want somebody; everybody is on the roll since four weeks before. */
  readonly from?: PlainDate
  readonly communityId?: string
}

const NAMES = { family: "赵钱孙李周吴郑王冯陈褚卫", given: "安平宁和静远明达思齐文博" }

/** Puts posts, hours, what is wanted and people straight into the tables: the same ids and names every time. */
export async function plantDuty(app: TestApp, options: DutyOptions = {}): Promise<PlantedDuty> {
  const { volunteers = 24, staff = 0, from = planMonday } = options
  const communityId = options.communityId ?? app.neighbourhoods?.own
  if (communityId === undefined) throw new Error("this app has no neighbourhoods")
  const since = instantOf(Date.parse(addDays(from, -28)))
  const posts = ["北门", "南门"].map((name, index) => ({ id: idOf(1, index), name }))
  const hours = ["夜班", "早班", "中班", "晚班"].map((name, index) => ({
    ...{ id: idOf(2, index), name, start: 360 * index, minutes: 360 },
  }))
  const workers = [
    ...Array.from({ length: volunteers }, (_, index) => workerOf(index, "volunteer")),
    ...Array.from({ length: staff }, (_, index) => workerOf(volunteers + index, "staff")),
  ]
  await inNeighbourhood(app.ground.db, communityId, async ({ client }) => {
    const insert = (table: string, rows: readonly Record<string, unknown>[]) => {
      const columns = ["community_id", ...Object.keys(rows[0] ?? {})].join(", ")
      return client.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(rows.map((row) => ({ community_id: communityId, ...row })))],
      )
    }
    await insert(
      "duty_post",
      posts.map(({ id, name }, place) => ({ post_id: id, name, place, made_at: since })),
    )
    await insert(
      "shift_hours",
      hours.map(({ id, name, start, minutes }) => ({
        ...{ hours_id: id, name, start_minute: start, minutes, made_at: since },
      })),
    )
    await insert(
      "duty_demand",
      posts.flatMap((post, first) =>
        hours.map((each, second) => ({
          ...{ demand_id: idOf(3, first * 4 + second), post_id: post.id, hours_id: each.id },
          ...{ weekdays: [0, 1, 2, 3, 4, 5, 6], heads: 3, leads: 1, from_on: from, made_at: since },
        })),
      ),
    )
    const families = new Set(workers.flatMap(({ familyId }) => familyId ?? []))
    await insert(
      "family",
      [...families].map((id, index) => ({
        ...{ family_id: id, bond: index % 4 === 3 ? "never-both" : "together", made_at: since },
      })),
    )
    await insert(
      "worker",
      workers.map(({ id, kind, familyId, isExperienced, free, birthYear }) => ({
        ...{ worker_id: id, kind, stage: "active", joined_by: "desk", family_id: familyId },
        ...{ is_experienced: isExperienced, skills: [], free, birth_year: birthYear },
        ...{ asked_at: since, active_at: since },
      })),
    )
    await insert(
      "worker_detail",
      workers.map(({ id, name, phone }) => ({
        ...{
          worker_id: id,
          retention: "campaign",
          name,
          phone,
          calling: "",
          note: "",
          said_door: "",
          said_family: "",
        },
      })),
    )
  })
  return { posts, hours, workers }
}

/** The same as the rules see it, for some days that nobody has planned, at as many gates as are wanted. */
export function freshGround(
  days: number,
  { volunteers = 120, staff = 15, gates = 2 }: DutyOptions & { readonly gates?: number } = {},
): DutyGround {
  const [fatigue, duty] = [
    policyOn(firstPolicies, "fatigue", planMonday),
    policyOn(firstPolicies, "duty", planMonday),
  ]
  if (fatigue === null || duty === null) throw new Error("no rule of duty")
  const posts = Array.from({ length: gates }, (_, index) => ({
    id: idOf(1, index),
    name: `${index + 1}号门`,
  }))
  const hours = [0, 1, 2, 3].map((index) => ({
    id: idOf(2, index),
    name: `${index}`,
    start: 360 * index,
    minutes: 360,
  }))
  const people = Array.from({ length: volunteers + staff }, (_, index) =>
    workerOf(index, index < volunteers ? "volunteer" : "staff"),
  )
  const families = [...new Set(people.flatMap(({ familyId }) => familyId ?? []))]
  return {
    ...{
      firstDay: planMonday,
      days,
      fatigue,
      duty,
      posts,
      hours,
      closures: [],
      absences: [],
      wishes: [],
      draft: [],
    },
    ...{ past: new Map(), published: null },
    demands: posts.flatMap((post) =>
      hours.map((each) => ({
        ...{ postId: post.id, hoursId: each.id, weekdays: [0, 1, 2, 3, 4, 5, 6], heads: 3, leads: 1 },
        ...{ skill: null, from: planMonday, until: null },
      })),
    ),
    workers: people.map((worker) => ({
      ...{
        ...worker,
        skills: [],
        mostTurns: null,
        heads: 0,
        owedTurns: 0,
        activeOn: addDays(planMonday, -28),
      },
    })),
    families: families.map((id, index) => ({ id, bond: index % 4 === 3 ? "never-both" : "together" })),
  }
}

/** Every sixth and its neighbour are a family; every third has experience; most are free at any time. */
function workerOf(index: number, kind: WorkerKind): PlantedWorker {
  const inFamily = kind === "volunteer" && index % 6 < 2
  const [family, given] = [NAMES.family, NAMES.given]
  const name = `${family[index % 12]}${given[Math.floor(index / 12) % 12]}${given[(index * 5) % 12]}`
  const free: readonly FreeTime[] =
    kind === "staff" || index % 5 < 3
      ? freeTimes
      : index % 5 === 3
        ? ["work-day", "rest-day"]
        : ["rest-day", "rest-night"]
  return {
    ...{ id: idOf(4, index), kind, name, phone: `1990000${String(1000 + index)}`, free },
    familyId: inFamily ? idOf(5, Math.floor(index / 6)) : null,
    isExperienced: index % 3 === 0,
    birthYear: 1960 + (index % 35),
  }
}

function idOf(group: number, index: number): string {
  return `00000000-0000-7000-8${String(group).padStart(3, "0")}-${index.toString(16).padStart(12, "0")}`
}
