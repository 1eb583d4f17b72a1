import type { ReactNode } from "react"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { hoursText } from "./hours-text.ts"
import { skillText } from "./skill-text.ts"
import { presetOf, type WholeWorker, type Worker } from "./worker-type.ts"

/** What the roll has of somebody, the number to ring up first. */
export function WorkerFacts({ worker, kin }: { worker: WholeWorker; kin: readonly Worker[] }) {
  const { t, language } = useWords()
  const preset = presetOf(worker.free)
  const rows: [string, ReactNode][] = [
    ["phone", worker.phone && <a href={`tel:${worker.phone}`}>{worker.phone}</a>],
    ["door", worker.door && <span lang="zh-CN">{worker.door}</span>],
    ["kind", worker.kind !== "volunteer" && t(`roll.kinds.${worker.kind}`)],
    [
      "free",
      preset ? t(`roll.preset.${preset}`) : worker.free.map((time) => t(`roll.freeTime.${time}`)).join(" · "),
    ],
    ["skills", worker.skills.map((skill) => skillText(t, skill)).join(" ")],
    ["experience", worker.isExperienced && t("roll.flag.experienced")],
    [
      "birthYear",
      worker.birthMonth === null
        ? worker.birthYear
        : `${worker.birthYear} · ${t("roll.month", { month: worker.birthMonth })}`,
    ],
    ["mostTurns", worker.mostTurns],
    [
      "owed",
      worker.kind === "organisation" &&
        t("roll.owes", { heads: worker.heads ?? 0, turns: worker.owedTurns ?? 0 }),
    ],
    [
      "family",
      kin.length > 0 && worker.bond && (
        <span>
          <span lang="zh-CN">{kin.map(({ name }) => name).join(" ")}</span>{" "}
          {t(`roll.bondShort.${worker.bond}`)}
        </span>
      ),
    ],
    ["calling", worker.calling && <span lang="zh-CN">{worker.calling}</span>],
    ["note", worker.note && <span lang="zh-CN">{worker.note}</span>],
    ["person", worker.person && <span lang="zh-CN">{worker.person.name}</span>],
    [
      "joined",
      `${fullDayText(dayOf(worker.askedAt as Instant), language)} · ${t(`roll.joinedBy.${worker.joinedBy}`)}`,
    ],
    [
      "stood",
      worker.stood.turns > 0 &&
        t("roll.stoodText", { turns: worker.stood.turns, hours: hoursText(worker.stood.minutes) }),
    ],
  ]
  return (
    <dl className="roll-facts">
      {rows
        .filter(([, value]) => value !== null && value !== "" && value !== false)
        .map(([key, value]) => (
          <div key={key}>
            <dt>{t(`roll.fact.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
