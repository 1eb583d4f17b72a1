import type { BodyOf } from "../../contract/endpoint.ts"
import type { registerReturnee } from "../../contract/screening.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Disposition, Policy } from "../../core/policy/policy.ts"
import { inForceOn } from "../../core/policy/policy.ts"
import { keyAreaOf } from "../../core/quarantine/key-area.ts"
import { type Proposal, proposeDisposition } from "../../core/quarantine/propose-disposition.ts"
import type { ScreeningChannel, Transport } from "../../core/quarantine/screening-words.ts"
import { errorsOf, missing } from "../parts/checks.ts"
import { newId } from "../parts/ids.ts"
import type { ChosenHome } from "../people/door-field.tsx"
import type { Person } from "../people/person-field.tsx"

export type YesNo = "yes" | "no"

/** What stands in the form while somebody is registered. */
export type ReturneeValues = {
  readonly id: string
  readonly channel: ScreeningChannel
  readonly person: Person | null
  /** Somebody new is being written down. */
  readonly isNew: boolean
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly home: ChosenHome | null
  readonly from: string
  /** Null: as the rule says of where they come from. */
  readonly keyArea: YesNo | null
  readonly arrivedOn: PlainDate | null
  readonly transport: Transport
  readonly vehicle: string
  readonly leftKeyAreaOn: PlainDate | null
  readonly lastContactOn: PlainDate | null
  readonly suitable: YesNo | "not-yet"
  readonly symptoms: YesNo
  /** Null: as the rule proposes. */
  readonly disposition: Disposition | null
  readonly reason: string
  /** When it was written on paper; "" is now. */
  readonly paperDay: PlainDate | null
  readonly paperClock: string
  readonly reportId: string | null
  /** The row of a list from above. */
  readonly rowId: string | null
}

/** An empty form; the channel stays as it was, since a gate's book is entered row by row. */
export function emptyReturnee(channel: ScreeningChannel, today: PlainDate): ReturneeValues {
  return {
    ...{ id: newId(), channel, person: null, isNew: false, name: "", idNumber: "", phone: "", home: null },
    ...{ from: "", keyArea: null, arrivedOn: today, transport: "train", vehicle: "" },
    ...{ leftKeyAreaOn: null, lastContactOn: null, suitable: "not-yet", symptoms: "no" },
    ...{ disposition: null, reason: "", paperDay: null, paperClock: "", reportId: null, rowId: null },
  }
}

/** The day on which it is registered: the rules of that day hold. */
function registeredOn(values: ReturneeValues, today: PlainDate): PlainDate {
  return values.paperDay ?? today
}

/** Where they come from lies in this key area by the rule of the day; null: in none. */
export function proposedKeyArea(
  values: ReturneeValues,
  policies: readonly Policy[],
  today: PlainDate,
): { readonly region: string; readonly document: string } | null {
  const rule = inForceOn(policies, "key-areas", registeredOn(values, today))
  const region = rule === null ? null : keyAreaOf(values.from, rule.value.regions)
  return rule === null || region === null ? null : { region, document: rule.document }
}

export function isFromKeyArea(
  values: ReturneeValues,
  policies: readonly Policy[],
  today: PlainDate,
): boolean {
  if (values.keyArea !== null) return values.keyArea === "yes"
  return proposedKeyArea(values, policies, today) !== null
}

/** What the rules in force propose for what stands in the form. */
export function proposalFor(values: ReturneeValues, policies: readonly Policy[], today: PlainDate): Proposal {
  const { leftKeyAreaOn, lastContactOn, suitable } = values
  const exposure = {
    ...{ registeredOn: registeredOn(values, today), arrivedOn: values.arrivedOn ?? today },
    ...{ keyArea: isFromKeyArea(values, policies, today), leftKeyAreaOn, lastContactOn },
    suitable: suitable === "not-yet" ? null : suitable === "yes",
  }
  return proposeDisposition(exposure, policies)
}

export function checkReturnee(values: ReturneeValues) {
  const { person, home, paperDay, paperClock } = values
  return errorsOf({
    name: person === null ? missing(values.name) : undefined,
    home: home === null ? "form.required" : undefined,
    from: missing(values.from),
    arrivedOn: values.arrivedOn === null ? "form.day" : undefined,
    paperClock:
      paperDay !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(paperClock) ? "screening.wrongClock" : undefined,
  })
}

/** What is sent, from a form that was checked. */
export function toSend(
  values: ReturneeValues,
  policies: readonly Policy[],
  today: PlainDate,
): Omit<BodyOf<typeof registerReturnee>, "commandId"> {
  const { id, channel, name, idNumber, phone, from, transport, vehicle, reason, reportId, rowId } = values
  const proposal = proposalFor(values, policies, today)
  return {
    ...{ id, channel, name, idNumber, phone, from, transport, vehicle, reason, reportId, rowId },
    ...{ personId: values.person?.id ?? null, homeId: values.home?.id ?? "" },
    ...{ keyArea: isFromKeyArea(values, policies, today), arrivedOn: values.arrivedOn ?? today },
    ...{ leftKeyAreaOn: values.leftKeyAreaOn, lastContactOn: values.lastContactOn },
    suitable: values.suitable === "not-yet" ? null : values.suitable === "yes",
    symptoms: values.symptoms === "yes",
    disposition: values.disposition ?? proposal.disposition,
    ...(values.paperDay === null ? {} : { at: `${values.paperDay} ${values.paperClock}` }),
  }
}
