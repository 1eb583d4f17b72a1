import { randomUUID } from "node:crypto"
import { getAttention, getBoard, getRows, getWall } from "../../src/contract/board.ts"
import { listBook, writeLine } from "../../src/contract/books.ts"
import { addNeed, listCare, listNeeds } from "../../src/contract/care.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import { findSimilar } from "../../src/contract/findings.ts"
import { findPeople } from "../../src/contract/people.ts"
import {
  getCallStatistics,
  listAnswers,
  listCalls,
  listCallsToMake,
  logCall,
  recogniseCaller,
} from "../../src/contract/phone.ts"
import { findCases, getCase, listCases } from "../../src/contract/quarantine.ts"
import { addReadings, getReadingSheet, readChat } from "../../src/contract/readings.ts"
import { findHomes, getHome } from "../../src/contract/register.ts"
import { listReports, showOwnData } from "../../src/contract/residents.ts"
import {
  enterRoundEntries,
  getDeliveryRound,
  getRound,
  getWasteRound,
  listKnockRounds,
} from "../../src/contract/rounds.ts"
import {
  findScreened,
  listLetHomes,
  listReturns,
  listScreenings,
  registerReturnee,
} from "../../src/contract/screening.ts"
import {
  countTasks,
  getOversight,
  listColleagues,
  listHandOvers,
  listTasks,
  previewHandOver,
} from "../../src/contract/tasks.ts"
import { clockOf, instantOf, type PlainDate } from "../../src/core/kit/dates.ts"
import type { Asked, Client } from "../../test/support/client.ts"

/** Who and what can be asked about. */
export type Place = {
  readonly today: PlainDate
  readonly homeIds: readonly string[]
  readonly caseIds: readonly string[]
  readonly colleagueIds: readonly string[]
  /** Who is in quarantine at home. */
  readonly quarantined: readonly { readonly personId: string; readonly homeId: string }[]
  /** Whoever is found by a name that many have. */
  readonly found: readonly { readonly id: string; readonly homeId: string | null }[]
}

/** One thing that a screen asks for, or that somebody writes down. */
export type Asking = {
  readonly name: string
  readonly endpoint: Endpoint
  readonly ask: (at: Place) => Asked
}

const asking = (endpoint: Endpoint, ask: (at: Place) => Asked = () => ({}), which = ""): Asking => ({
  ...{ name: `${endpoint.method} ${endpoint.path}${which && ` ${which}`}`, endpoint, ask },
})
const withQuery = (endpoint: Endpoint, query: Readonly<Record<string, string>>): Asking =>
  asking(endpoint, () => ({ query }), Object.values(query).join(" "))

/** What screens read. */
export const looks: readonly Asking[] = [
  asking(getBoard),
  asking(getWall),
  asking(getAttention, ({ today }) => ({ query: { on: today } })),
  asking(getRows, ({ today }) => ({ query: { indicator: "累计来电", on: today } })),
  asking(getHome, ({ today, homeIds }) => ({ query: { id: pick(homeIds), on: today } })),
  asking(findHomes, () => ({ body: { text: "12-302" } })),
  asking(findPeople, () => ({ body: { text: pick(["wxm", "王", "138", "1201"]) } })),
  asking(findSimilar, ({ homeIds }) => ({
    body: { name: pick(["王小明", "李秀英", "王"]), idNumber: "", phone: "138", homeId: pick(homeIds) },
  })),
  withQuery(getRound, { list: "visits" }),
  withQuery(getRound, { list: "readings" }),
  asking(getWasteRound),
  asking(getDeliveryRound),
  asking(listKnockRounds),
  withQuery(listCases, { show: "open" }),
  withQuery(listCases, { show: "followed" }),
  withQuery(listCases, { show: "ended" }),
  asking(findCases, () => ({ body: { text: pick(["12-302", "王"]) } })),
  asking(getCase, ({ caseIds }) => ({ query: { id: pick(caseIds) } })),
  withQuery(listTasks, { view: "team" }),
  withQuery(listTasks, { view: "all" }),
  asking(countTasks),
  asking(listColleagues),
  asking(listBook, ({ today }) => ({ query: { book: "stock-movement", on: today } })),
  asking(recogniseCaller, ({ homeIds }) => ({ body: { number: "", homeId: pick(homeIds) } })),
  withQuery(listCalls, { view: "day" }),
  withQuery(listCalls, { view: "open" }),
  asking(listCallsToMake),
  asking(getCallStatistics),
  asking(listAnswers),
  asking(listNeeds),
  asking(listCare),
  asking(getReadingSheet),
  asking(readChat, () => ({ body: { text: "12-302 早36.5 晚36.7\n5-101 36.8", slot: null, stairwell: "" } })),
  withQuery(listScreenings, { kind: "returnee" }),
  withQuery(listScreenings, { kind: "tenant" }),
  asking(findScreened, ({ found }) => {
    const { id, homeId } = pick(found)
    return { body: { personId: id, name: "", idNumber: "", homeId } }
  }),
  asking(listReturns),
  asking(listLetHomes),
  withQuery(listReports, { show: "open" }),
  asking(showOwnData, ({ found }) => ({ body: { personId: pick(found).id, checked: "known" } })),
  asking(getOversight),
  asking(listHandOvers),
  asking(previewHandOver, ({ colleagueIds: [fromId, ...toIds] }) => ({ body: { fromId, toIds } })),
]

/** What is written down: each changes what every screen shows. */
export const deeds: readonly Asking[] = [
  asking(writeLine, ({ today }) => ({
    body: {
      ...{ ...newIds(), book: "disinfection" },
      cells: {
        时间: `${today} ${clockOf(instantOf(Date.now()))}`,
        区域: `${1 + Math.floor(Math.random() * 9999)}号电梯`,
      },
    },
  })),
  asking(logCall, ({ homeIds }) => ({
    body: {
      ...{ ...newIds(), at: now(), number: phoneNumber(), homeId: pick(homeIds), personId: null },
      ...{ category: "咨询", text: "问口罩什么时候到" },
      followUp: { id: randomUUID(), team: "staff", ownerId: null, dueAt: now(3) },
      ...{ need: null, callBack: null, readings: [] },
    },
  })),
  asking(addReadings, ({ today, quarantined }) => ({
    body: {
      commandId: randomUUID(),
      readings: [1, 2, 3, 4].map(() => ({
        ...{ id: randomUUID(), ...pick(quarantined), day: today, slot: pick(["上午", "下午"]) },
        ...{ celsius: 36 + Math.floor(Math.random() * 9) / 10, symptoms: "", how: "电话" },
      })),
    },
  })),
  asking(addNeed, ({ homeIds }) => ({
    body: { ...newIds(), homeId: pick(homeIds), category: "买菜", text: "青菜两斤" },
  })),
  asking(enterRoundEntries, ({ quarantined }) => ({
    body: {
      commandId: randomUUID(),
      entries: [
        {
          ...{ id: randomUUID(), at: now(), by: "王阿姨", homeId: pick(quarantined).homeId },
          ...{ what: "visit", checkId: null, note: "", fine: true },
        },
      ],
    },
  })),
  asking(registerReturnee, ({ today, found }) => {
    const { id, homeId } = pick(found)
    return {
      body: {
        ...{ ...newIds(), channel: "phone", personId: id, name: "", idNumber: "", phone: "", homeId },
        ...{ from: "浙江", keyArea: false, arrivedOn: today, transport: "train", vehicle: "G7302" },
        ...{ leftKeyAreaOn: null, lastContactOn: null, suitable: null, symptoms: false },
        ...{ disposition: "quarantine", reason: "", reportId: null },
      },
    }
  }),
]

/** Finds what there is to ask about. */
export async function findPlace(client: Client, today: PlainDate): Promise<Place> {
  const board = await client.call(getBoard)
  const cases = await client.call(listCases, { query: { show: "open" } })
  const sheet = await client.call(getReadingSheet, { query: {} })
  const people: Place["found"][number][] = []
  for (const text of ["王", "李", "张", "刘", "陈", "杨", "赵", "黄"]) {
    people.push(...(await client.call(findPeople, { body: { text } })).body.people)
  }
  const { colleagues } = (await client.call(listColleagues)).body
  return {
    today,
    homeIds: board.body.homes.map(({ id }: { id: string }) => id),
    caseIds: cases.body.cases.map(({ id }: { id: string }) => id),
    colleagueIds: colleagues
      .filter(({ role }: { role: string }) => role === "staff")
      .slice(0, 5)
      .map(({ id }: { id: string }) => id),
    quarantined: sheet.body.people.map(({ personId, homeId }: { personId: string; homeId: string }) => ({
      ...{ personId, homeId },
    })),
    found: people.filter(({ homeId }) => homeId !== null),
  }
}

function newIds() {
  return { commandId: randomUUID(), id: randomUUID() }
}

function now(hoursLater = 0): string {
  return new Date(Date.now() + hoursLater * 3_600_000).toISOString()
}

function phoneNumber(): string {
  return `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(Math.random() * items.length)] as Item
}
