import type { TFunction } from "i18next"
import { useState } from "react"
import type { DoorOutcome } from "../../core/rounds/attempt.ts"
import type { DoorReading } from "../../core/rounds/door-work.ts"
import { useWords } from "../parts/i18n.ts"
import { useRoundView } from "./use-round.ts"
import type { Walk } from "./use-walk.ts"
import type { Door } from "./walk.ts"

const MOST_BAGS = 20
/** What only a round from door to door comes to. */
const ofKnocks = ["vacant", "away", "moved"] as const

/** One home: who is there, what is to do, and a press for each thing that may become of it. */
export function DoorCard({ walk, door }: { walk: Walk; door: Door }) {
  const { t } = useWords()
  const { home, work } = door
  const { busy } = walk
  return (
    <div className="round-door">
      <p className="round-people">
        {home.late && <strong className="post-mark">{t("round.late")}</strong>}
        <span>{t("round.floor", { floor: home.floor })}</span>
        {home.people.map(({ name, dayNumber, personId }) => (
          <span key={personId ?? name}>
            <span lang="zh-CN">{name}</span>
            {dayNumber !== null && ` ${t("round.day", { day: dayNumber })}`}
          </span>
        ))}
      </p>
      <Refused door={door} />
      {(work.calls.length > 0 || work.readings.length > 0) && <Answers walk={walk} door={door} />}
      {work.readings.map((reading) => (
        <Reading key={reading.checkId} reading={reading} walk={walk} />
      ))}
      {work.waste && <Waste key={home.id} walk={walk} door={door} />}
      {work.needs.map((need) => (
        <div key={need.id} className="round-line">
          <p>
            <span lang="zh-CN">
              {need.category} {need.asked}
            </span>
          </p>
          {need.state === "done" ? (
            <Done text={t("round.handed")} />
          ) : (
            <button
              type="button"
              className="key"
              aria-disabled={busy}
              onClick={() => busy || void walk.handOver(door, need.id)}
            >
              {t("round.hand")}
              <span className="unseen" lang="zh-CN">
                {" "}
                {need.asked}
              </span>
            </button>
          )}
        </div>
      ))}
    </div>
  )
}

function Answers({ walk, door }: { walk: Walk; door: Door }) {
  const { t } = useWords()
  const { work } = door
  const { busy } = walk
  const hasCalls = work.calls.length > 0
  const isKnock = work.calls.some(({ check }) => check.kind === "knock")
  const note = walk.draftOf(door)
  const outcomes: readonly (readonly [DoorOutcome, boolean, string])[] = [
    ...(hasCalls
      ? ([
          ["answered", true, "fine"],
          ["answered", false, "notFine"],
        ] as const)
      : []),
    ["no-answer", true, "no-answer"],
    ["note-left", true, "note-left"],
    ...(work.hasNote ? ([["note-gone", true, "note-gone"]] as const) : []),
    ["refused", true, "refused"],
    ["wrong-address", true, "wrong-address"],
    ...(isKnock ? ofKnocks.map((outcome) => [outcome, true, outcome] as const) : []),
  ]
  return (
    <>
      <fieldset className="round-answers">
        <legend className="round-for">{callWords(door, t)}</legend>
        {outcomes.map(([outcome, fine, word]) => (
          <button
            key={word}
            type="button"
            className={classOf(word, work.said === null)}
            aria-pressed={work.said?.outcome === outcome && work.said.fine === fine}
            aria-disabled={busy}
            onClick={() => busy || void walk.answer(door, outcome, fine)}
          >
            {t(`round.answer.${word}`)}
          </button>
        ))}
      </fieldset>
      {hasCalls && (
        <button type="button" className="key round-note" onClick={() => walk.go({ is: "note" })}>
          {t("round.note")}
          {note === "" ? "" : t("round.colon")}
          <span lang="zh-CN">{note}</span>
        </button>
      )}
    </>
  )
}

/** What is to do at the door, and what of it is done by whoever was there before. */
function callWords({ work }: Door, t: TFunction): string {
  const words = work.calls.map(({ check, state }) =>
    [t(`round.task.${check.kind}`), state === "open" ? "" : t(`round.state.${state}`)].join(" ").trim(),
  )
  return [...new Set(words)].join(" · ") || t("round.who")
}

/** The likeliest word stands out until one was said. */
function classOf(word: string, isOpen: boolean): string {
  if (word === "fine" && isOpen) return "key key-main round-wide"
  if (word === "fine") return "key round-wide"
  return word === "notFine" ? "key round-wide" : "key"
}

function Reading({ reading, walk }: { reading: DoorReading; walk: Walk }) {
  const { t } = useWords()
  const { name, slot, celsius, state } = reading
  const feverFrom = walk.list?.feverFrom ?? null
  const isFever = celsius !== null && feverFrom !== null && celsius >= feverFrom
  return (
    <>
      <div className="round-line">
        <p>
          <span lang="zh-CN">{name}</span> {t(`round.slot.${slot}`)}{" "}
          <strong>{celsius === null ? (state === "done" ? "✓" : "—") : `${celsius.toFixed(1)} ℃`}</strong>
        </p>
        <button type="button" className="key" onClick={() => walk.go({ is: "temperature", reading })}>
          {t(celsius === null ? "round.measure" : "round.again")}
          <span className="unseen" lang="zh-CN">
            {" "}
            {name}
          </span>
        </button>
      </div>
      {isFever && (
        <p className="post-warning" role="alert">
          {t("round.fever")}
        </p>
      )}
    </>
  )
}

function Waste({ walk, door }: { walk: Walk; door: Door }) {
  const { t } = useWords()
  const { waste } = door.work
  const [bags, setBags] = useState(1)
  const { busy } = walk
  if (waste === null) return null
  if (waste.state === "done") {
    return (
      <div className="round-line">
        <p>{t("round.task.waste")}</p>
        <Done
          text={waste.bags === null ? t("round.state.done") : t("round.collected", { count: waste.bags })}
        />
      </div>
    )
  }
  return (
    <fieldset className="round-waste">
      <legend className="round-for">
        {t("round.task.waste")}
        {waste.state === "tried" && ` · ${t("round.nothingOut")}`}
      </legend>
      <button
        type="button"
        className="key"
        aria-label={t("round.fewer")}
        disabled={bags === 0}
        onClick={() => setBags(bags - 1)}
      >
        −
      </button>
      <output aria-label={t("round.bagsLabel")}>{t("round.bags", { count: bags })}</output>
      <button
        type="button"
        className="key"
        aria-label={t("round.more")}
        disabled={bags === MOST_BAGS}
        onClick={() => setBags(bags + 1)}
      >
        +
      </button>
      <button
        type="button"
        className="key"
        aria-disabled={busy}
        onClick={() => busy || void walk.collect(door, bags)}
      >
        {t("round.collect")}
      </button>
      <button
        type="button"
        className="key"
        aria-disabled={busy}
        onClick={() => busy || void walk.findNothingOut(door)}
      >
        {t("round.nothingOut")}
      </button>
    </fieldset>
  )
}

function Done({ text }: { text: string }) {
  return (
    <p>
      <span aria-hidden="true">✓ </span>
      {text}
    </p>
  )
}

/** What of this home the server could not take. */
function Refused({ door }: { door: Door }) {
  const { t } = useWords()
  const { list, notes } = useRoundView()
  const refused = new Set(list?.refused.map(({ id }) => id))
  const isRefused = notes.some(({ id, entry }) => entry.homeId === door.home.id && refused.has(id))
  return isRefused ? <p className="post-warning">{t("round.refused")}</p> : null
}
