import { isYoung } from "../../core/roster/free-times.ts"
import { freePresets } from "../../core/roster/roll.ts"
import { missing } from "../parts/checks.ts"
import { today } from "../parts/days.ts"
import type { FieldErrors } from "../parts/form.ts"
import type { FreeTime, NewKind, WholeWorker, WorkerBody } from "./worker-type.ts"

/** What the form holds: numbers as they are typed. */
export type WorkerValues = {
  kind: NewKind | "staff"
  name: string
  phone: string
  calling: string
  note: string
  home: { id: string; door: string } | null
  personId: string | null
  birthYear: string
  /** `1` to `12`; empty: not asked. */
  birthMonth: string
  free: readonly FreeTime[]
  skills: readonly string[]
  isExperienced: boolean
  mostTurns: string
  heads: string
  owedTurns: string
  family: { withId: string; name: string } | null
  bond: "together" | "never-both"
}

export const nobody: WorkerValues = {
  ...{ kind: "volunteer", name: "", phone: "", calling: "", note: "", home: null, personId: null },
  ...{
    birthYear: "",
    birthMonth: "",
    free: freePresets.all,
    skills: [],
    isExperienced: false,
    mostTurns: "",
  },
  ...{ heads: "1", owedTurns: "", family: null, bond: "together" },
}

/** A worker as the form begins; `kin`: somebody of their family who is on the roll. */
export function valuesOf(worker: WholeWorker, kin: { id: string; name: string } | undefined): WorkerValues {
  const { kind, name, phone, calling, note, free, skills, isExperienced, homeId, door } = worker
  return {
    ...{ kind, name, phone, calling, note, free, skills, isExperienced },
    home: homeId === null ? null : { id: homeId, door: door ?? "" },
    personId: worker.person?.id ?? null,
    ...{ birthYear: textOf(worker.birthYear), birthMonth: textOf(worker.birthMonth) },
    mostTurns: textOf(worker.mostTurns),
    heads: textOf(worker.heads),
    owedTurns: textOf(worker.owedTurns),
    family: kin === undefined ? null : { withId: kin.id, name: kin.name },
    bond: worker.bond ?? "together",
  }
}

/** What has to be mended before it is sent. */
export function errorsOfWorker(values: WorkerValues): FieldErrors<WorkerValues> {
  const { kind, name, phone, birthYear, free, heads, mostTurns, owedTurns } = values
  const isOrganisation = kind === "organisation"
  const found: Partial<Record<keyof WorkerValues, string | undefined>> = {
    name: missing(name),
    phone: wrongPhone(phone),
    birthYear: birthYear === "" || /^(19|20)\d\d$/.test(birthYear) ? undefined : "roll.error.birthYear",
    free: free.length === 0 ? "roll.error.free" : undefined,
    heads: isOrganisation && !isCount(heads, 1) ? "roll.error.count" : undefined,
    owedTurns: isOrganisation && !isCount(owedTurns, 1) ? "roll.error.count" : undefined,
    mostTurns: mostTurns === "" || isCount(mostTurns, 1) ? undefined : "roll.error.count",
  }
  return Object.fromEntries(
    Object.entries(found).filter(([, error]) => error !== undefined),
  ) as FieldErrors<WorkerValues>
}

export function bodyOf(values: WorkerValues): WorkerBody {
  const { name, phone, calling, note, home, personId, family, bond, isExperienced } = values
  const isOrganisation = values.kind === "organisation"
  return {
    ...{ name, phone, calling, note, personId, isExperienced: isExperienced || isOrganisation },
    homeId: home?.id ?? null,
    birthYear: isOrganisation ? null : numberOf(values.birthYear),
    // where the year says enough it is not sent: what was typed before the year was changed goes with it
    birthMonth: !isOrganisation && isYoungBy(values.birthYear) ? numberOf(values.birthMonth) : null,
    free: [...values.free],
    skills: [...values.skills],
    mostTurns: isOrganisation ? null : numberOf(values.mostTurns),
    heads: isOrganisation ? numberOf(values.heads) : null,
    owedTurns: isOrganisation ? numberOf(values.owedTurns) : null,
    family: family === null ? null : { withId: family.withId, bond },
  }
}

/** Who has no telephone at all, as some elders, is on the roll as well: the office tells them. */
function wrongPhone(phone: string): string | undefined {
  return phone.trim() === "" || phone.replace(/\D/g, "").length >= 7 ? undefined : "roll.error.phone"
}

/** Whether the year that is typed asks for the month. */
export function isYoungBy(birthYear: string): boolean {
  return /^\d{4}$/.test(birthYear) && isYoung(Number(birthYear), today())
}

function isCount(text: string, least: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= 50
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text)
}

function textOf(number: number | null): string {
  return number === null ? "" : String(number)
}
