import { mayDo } from "../../core/access/roles.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { maskIdNumber, maskName, maskNumbersIn, maskPhone } from "../../core/people/mask.ts"
import { countsOn } from "../../core/people/register-rules.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { sparedReadings } from "../../core/policy/spared-readings.ts"
import { isNext, type MovePermission, movesOf } from "../../core/quarantine/case-moves.ts"
import { objectionPlaces, ruleOfCase } from "../../core/quarantine/restriction.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listColleagues } from "../../store/oversight/colleagues.ts"
import { listHomePeople } from "../../store/place/home.ts"
import { findLedgerValues, type StepRow } from "../../store/quarantine/case-files.ts"
import { findCaseLine } from "../../store/quarantine/case-list.ts"
import { findOpening, listCasesAt } from "../../store/quarantine/case-people.ts"
import { listHomeFacts } from "../../store/report/home-facts.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { presentFact } from "../place/home-view.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"
import { type CaseInHand, findCaseInHand } from "./case-in-hand.ts"
import { presentLine, readingsNow } from "./case-line.ts"
import { findLineOf } from "./file-case.ts"

/** Everything of one case, with what may be done with it now. Names and numbers are masked unless a purpose is given. */
export async function getCase(
  context: Context,
  given: { readonly id: string; readonly unmask?: string | undefined },
) {
  authorise(context, "see-cases")
  const { communityId } = context
  const purpose = (given.unmask ?? "").trim()
  const whole = purpose !== ""
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const policies = await readPolicies(tx, communityId)
    const found = await findCaseInHand({ ...context, tx, policies }, given.id)
    const row = found && (await findCaseLine(tx, communityId, found.one.caseId, dayOf(context.now())))
    if (found === undefined || row === undefined) return refuse("not-found", "id")
    await recordAudit(tx, context, {
      action: whole ? "case.unmask" : "case.read",
      ...{ subjectKind: "case", subjectId: found.one.caseId },
      data: whole ? { purpose } : {},
    })
    const rule = ruleOfCase(policies, found.one)
    return {
      ...presentCase(context, found, whole),
      spared: sparedReadings(
        found.one.openedClock,
        getPolicyForBooks(policies, "reading-slots", found.one.openedOn),
      ),
      feverFrom: getPolicyForBooks(policies, "fever-threshold", found.standing.today).celsius,
      line: presentLine(row, readingsNow(context, policies), whole ? (name) => name : maskName),
      rule: {
        ...{ document: rule?.document ?? "", days: rule?.value.days ?? 0 },
        anchor: rule?.value.from ?? "arrival",
      },
      ...(await readBeside(tx, context, found, whole)),
    }
  })
}

const movePermissions = ["run-cases", "sign-health"] as const satisfies readonly MovePermission[]

function presentCase(context: Context, found: CaseInHand, whole: boolean) {
  const { one, all, person, standing, readings } = found
  const { file } = standing
  const mine = movePermissions.filter((permission) => mayDo(context.role, permission))
  return {
    today: standing.today,
    phone: whole ? person.phone : maskPhone(person.phone),
    idNumber: whole ? person.idNumber : maskIdNumber(person.idNumber),
    arrivedOn: one.arrivedOn,
    objectTo: objectionPlaces,
    moves: movesOf(standing, mine).map((move) => ({ move, isNext: isNext(move, standing) })),
    doubts: standing.doubts,
    papers: { dwelling: file.dwelling, notice: file.notice, undertaking: file.undertaking },
    followUp:
      file.followUp === null
        ? null
        : {
            until: file.followUp.until,
            endedOn: file.followUp.ended?.on ?? null,
            fine: file.followUp.ended?.fine ?? null,
          },
    readings,
    others: all
      .filter((each) => each !== one)
      .map(({ caseId, openedOn, endedOn }) => ({ id: caseId, openedOn, endedOn })),
    history: found.steps.map((step) => presentStep(step, found.steps, whole)).reverse(),
  }
}

function presentStep(step: StepRow, all: readonly StepRow[], whole: boolean) {
  const { id, move, at, who, data } = step
  const shown = Object.entries(step.detail).map(([key, text]) => [
    key,
    whole ? text : maskedDetail(move, key, text),
  ])
  const isUndone = all.some((other) => other.move === "undo" && other.data["undoes"] === id)
  return { id, move, at, who, data, detail: Object.fromEntries(shown) as Record<string, string>, isUndone }
}

/** The team is named in full, since one rings them up; whoever objects or takes a notice is not. */
function maskedDetail(move: string, key: string, text: string): string {
  if (key === "by" && move === "object") return maskName(text)
  return key === "phone" ? maskPhone(text) : maskNumbersIn(text)
}

async function readBeside(tx: Tx, context: Context, found: CaseInHand, whole: boolean) {
  const { communityId } = context
  const { one, standing, steps } = found
  const { today, file } = standing
  const ledger = found.file?.ledgerId ?? (await findLineOf({ tx, communityId }, one, found.all))
  const written = ledger === null ? undefined : await findLedgerValues(tx, communityId, ledger)
  const team = steps.find((step) => step.id === file.team?.step)?.detail
  const people = await listHomePeople(tx, communityId, one.dwellingId, today)
  const cases = await listCasesAt(tx, communityId, one.dwellingId, today)
  const wanted = { kinds: homeKinds, since: one.openedOn, most: MOST_FACTS }
  const facts = await listHomeFacts(tx, communityId, one.dwellingId, today, wanted)
  const opening = await findOpening(tx, communityId, one.openedBy)
  const seeing = { whole, care: true, on: today }
  return {
    origin: opening["来自"] ?? "",
    team: {
      doctor: team?.["doctor"] ?? written?.["医生"] ?? "",
      police: team?.["police"] ?? written?.["民警"] ?? "",
      committee: team?.["committee"] ?? written?.["居委"] ?? "",
    },
    wechat: file.contact?.wechat ?? (written?.["微信"] === undefined ? null : written["微信"] === "是"),
    members: people
      .filter((each) => countsOn(each, today) && each.personId !== one.personId)
      .map(({ personId, name, relation }) => ({
        ...{ personId, relation, caseId: cases.get(personId) ?? null },
        name: whole ? name : maskName(name),
      })),
    facts: facts.map((fact) => presentFact(fact, seeing)),
    colleagues: (await listColleagues(tx, communityId))
      .filter(({ disabled, role }) => !disabled && mayDo(role, "see-cases"))
      .map(({ id, name }) => ({ id, name })),
  }
}

const MOST_FACTS = 40
const homeKinds = ["need", "visit", "waste-pickup"] as const
