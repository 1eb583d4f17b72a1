import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { needsConsent } from "../../core/roster/roll.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { skillText } from "./skill-text.ts"
import { presetOf, type Worker } from "./worker-type.ts"

type RollTableProps = {
  caption: string
  workers: readonly Worker[]
  /** The whole roll, for whom somebody belongs to. */
  all: readonly Worker[]
  onOpen: (id: string) => void
}

/** One dense line for everybody, by door: pressing the name opens them beside. */
export function RollTable({ caption, workers, all, onOpen }: RollTableProps) {
  const { t, language } = useWords()
  const isEnded = workers.every(({ stage }) => stage === "ended")
  const nameOf = ({ name }: Worker) => (name === "" ? t("roll.deleted") : name)
  const columns: Column<Worker>[] = [
    {
      key: "name",
      whole: true,
      label: t("roll.name"),
      cell: (one) => (
        <Button
          kind="quiet"
          aria-label={t("roll.openOf", { name: nameOf(one) })}
          onClick={() => onOpen(one.id)}
        >
          <span lang={one.name === "" ? undefined : "zh-CN"}>{nameOf(one)}</span>
        </Button>
      ),
    },
    {
      key: "door",
      whole: true,
      label: t("roll.door"),
      cell: ({ door }) => <span lang="zh-CN">{door ?? "—"}</span>,
    },
    { key: "phone", whole: true, label: t("roll.phone"), cell: ({ phone }) => phone || "—" },
    { key: "free", label: t("roll.free"), cell: (one) => <FreeText worker={one} /> },
    {
      key: "skills",
      label: t("roll.skills"),
      cell: ({ skills }) => skills.map((skill) => skillText(t, skill)).join(" "),
    },
    { key: "family", label: t("roll.family"), cell: (one) => <FamilyText worker={one} all={all} /> },
    { key: "marks", label: t("roll.marks"), cell: (one) => <Marks worker={one} /> },
  ]
  const ended: Column<Worker> = {
    key: "ended",
    whole: true,
    label: t("roll.endedOn"),
    cell: ({ endedAt, endedWhy }) =>
      endedAt === null
        ? ""
        : `${dayText(dayOf(endedAt as Instant), language)} ${t(`roll.why.${endedWhy ?? "own-wish"}`)}`,
  }
  return (
    <div className="roll-table">
      <DataTable
        caption={caption}
        rows={workers}
        keyOf={({ id }) => id}
        columns={isEnded ? [...columns.slice(0, 3), ended] : columns}
      />
    </div>
  )
}

function FreeText({ worker: { free } }: { worker: Worker }) {
  const { t } = useWords()
  const preset = presetOf(free)
  return preset ? t(`roll.preset.${preset}`) : free.map((time) => t(`roll.freeTime.${time}`)).join(" · ")
}

function FamilyText({ worker, all }: { worker: Worker; all: readonly Worker[] }) {
  const { t } = useWords()
  const kin = kinOf(worker, all)
  if (kin.length === 0 || worker.bond === null) return null
  return (
    <span>
      <span lang="zh-CN">{kin.map(({ name }) => name).join(" ")}</span>{" "}
      <span className="quiet">{t(`roll.bondShort.${worker.bond}`)}</span>
    </span>
  )
}

/** What else matters when turns are given out. */
function Marks({ worker }: { worker: Worker }) {
  const { t } = useWords()
  const { kind, isExperienced, mostTurns, heads, owedTurns, isAway, guardNumber, hasLink } = worker
  const marks = [
    kind !== "volunteer" && t(`roll.kinds.${kind}`),
    isExperienced && kind !== "organisation" && t("roll.flag.experienced"),
    isAway && t("roll.flag.away"),
    kind === "organisation" && t("roll.owes", { heads: heads ?? 0, turns: owedTurns ?? 0 }),
    mostTurns !== null && t("roll.most", { count: mostTurns }),
    guardNumber !== null && t("roll.guardNumber", { number: guardNumber }),
    hasLink && t("roll.hasLink"),
    needsConsent(worker) && t("roll.flag.unasked"),
  ]
  return <span className="roll-marks">{marks.filter(Boolean).join(" · ")}</span>
}

/** Who else of a family is on the roll. */
export function kinOf(worker: Pick<Worker, "id" | "familyId">, all: readonly Worker[]): readonly Worker[] {
  return worker.familyId === null
    ? []
    : all.filter((one) => one.familyId === worker.familyId && one.id !== worker.id && one.stage === "active")
}
