import "./workload.css"
import { useState } from "react"
import type { Static } from "typebox"
import { endAway } from "../../contract/duty.ts"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { getWorkload, type WorkloadPerson } from "../../contract/workload.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { StandDownForm } from "../app/stand-down-form.tsx"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText, fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { returnedText } from "../parts/returned-words.ts"
import { SidePanel } from "../parts/side-panel.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { type Done, UndoableNote } from "../parts/undoable-note.tsx"

type Person = Static<typeof WorkloadPerson>
type Rule = NonNullable<ReplyOf<typeof getWorkload>["rule"]>
const shows = ["all", "red", "amber", "staff"] as const
type Show = (typeof shows)[number]

const isShown: Record<Show, (person: Person) => boolean> = {
  all: () => true,
  red: ({ level }) => level === "red",
  amber: ({ level }) => level === "amber",
  staff: ({ kind }) => kind === "staff",
}

/** Who has to rest, by the dated rule: everybody on the roll, whoever needs it most first. */
export function WorkloadScreen() {
  const { t } = useWords()
  const { may } = useSession()
  const { data, error } = useAsk(getWorkload, undefined, { live: true, everyMs: 60_000 })
  const [show, setShow] = useState<Show>("all")
  const [opened, setOpened] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const people = data?.people ?? []
  const shown = people.filter(isShown[show])
  const person = people.find(({ workerId }) => workerId === opened)
  const tabs = shows
    .filter((value) => value !== "staff" || people.some(isShown.staff))
    .map((value) => ({
      ...{ value, label: t(`workload.show.${value}`) },
      count: people.filter(isShown[value]).length,
    }))
  return (
    <div className="with-panel">
      <Page
        title={t("workload.title")}
        intro={t("workload.intro")}
        actions={<Button onClick={() => window.print()}>{t("workload.print")}</Button>}
      >
        {done && (
          <UndoableNote key={done.title} done={done} undone={t("workload.undone")} onUndone={setDone} />
        )}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data?.rule && <RuleLine rule={data.rule} />}
        {data?.later.map((rule) => (
          <RuleLine key={rule.inForceFrom} rule={rule} isLater />
        ))}
        {data && people.length === 0 && (
          <EmptyNote title={t("workload.none")}>
            <p>{t("workload.noneHint")}</p>
          </EmptyNote>
        )}
        {people.length > 0 && (
          <Tabs legend={t("workload.choose")} value={show} tabs={tabs} onShow={setShow} />
        )}
        {people.length > 0 && shown.length === 0 && <p className="quiet">{t(`workload.noneLike.${show}`)}</p>}
        {shown.length > 0 && (
          <PeopleTable
            people={shown}
            mayRest={may("stand-down")}
            onRest={({ workerId }) => setOpened(workerId)}
          />
        )}
      </Page>
      {person && (
        <SidePanel key={person.workerId} title={person.name} onClose={() => setOpened(null)}>
          {person.absence === null ? (
            <StandDownForm worker={person} onDone={setDone} />
          ) : (
            <EndRest person={person} onDone={setDone} />
          )}
        </SidePanel>
      )}
    </div>
  )
}

/** `isLater`: it counts for what is planned from its day on. */
function RuleLine({ rule, isLater = false }: { rule: Rule; isLater?: boolean }) {
  const { t, language } = useWords()
  return (
    <p className="workload-rule small">
      {isLater && (
        <strong>{t("workload.later", { day: fullDayText(rule.inForceFrom as PlainDate, language) })}</strong>
      )}
      {t("workload.rule", { ...rule, day: fullDayText(rule.inForceFrom as PlainDate, language) })}{" "}
      <span lang="zh">{rule.document}</span>
    </p>
  )
}

type TableProps = { people: readonly Person[]; mayRest: boolean; onRest: (person: Person) => void }

function PeopleTable({ people, mayRest, onRest }: TableProps) {
  const { t, language } = useWords()
  const day = (text: string) => dayText(text as PlainDate, language)
  const columns: readonly Column<Person>[] = [
    {
      ...{ key: "name", label: t("workload.name"), whole: true },
      cell: ({ name, kind, absence }) => (
        <>
          <span lang="zh">{name === "" ? t("duty.deleted") : name}</span>{" "}
          <span className="quiet small">{t(`duty.kind.${kind}`)}</span>
          {absence && (
            <span className="workload-rests">
              {t(absence.isStoodDown ? "standDown.is" : "workload.away")}
            </span>
          )}
        </>
      ),
    },
    {
      ...{ key: "level", label: t("workload.level"), whole: true },
      cell: ({ level }) => <Level level={level} />,
    },
    {
      ...{ key: "hours", label: t("workload.hours"), number: true, whole: true },
      cell: (person) => <Sign person={person} what="hours" text={hoursText(person.minutes)} />,
    },
    {
      ...{ key: "nights", label: t("workload.nights"), number: true, whole: true },
      cell: (person) => <Sign person={person} what="nights" text={String(person.nights)} />,
    },
    {
      ...{ key: "days", label: t("workload.days"), number: true, whole: true },
      cell: (person) => <Sign person={person} what="days" text={String(person.daysOnEnd)} />,
    },
    {
      ...{ key: "off", label: t("workload.lastOff"), whole: true },
      cell: ({ lastDayOff, minutes }) =>
        lastDayOff === null ? (
          <span className="quiet">{minutes === 0 ? "–" : t("workload.noneKnown")}</span>
        ) : (
          day(lastDayOff)
        ),
    },
    {
      ...{ key: "strip", label: t("workload.strip") },
      cell: (person) => <Strip person={person} />,
    },
    {
      ...{ key: "ahead", label: t("workload.ahead") },
      cell: ({ ahead }) =>
        ahead.turns === 0 ? (
          <span className="quiet">{t("workload.nothingAhead")}</span>
        ) : (
          <>
            {t("workload.aheadText", { count: ahead.turns, hours: hoursText(ahead.minutes) })}
            {ahead.on !== null && (
              <>
                {" "}
                <Level level={ahead.level} /> <span className="small">{day(ahead.on)}</span>
              </>
            )}
          </>
        ),
    },
    ...(mayRest
      ? [
          {
            ...{ key: "do", label: t("workload.do"), actions: true },
            cell: (person: Person) => (
              <Button
                kind="quiet"
                aria-label={t("workload.restOf", { name: person.name })}
                onClick={() => onRest(person)}
              >
                {t(person.absence === null ? "standDown.title" : "workload.end")}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption={t("workload.title")}
      columns={columns}
      rows={people}
      keyOf={({ workerId }) => workerId}
    />
  )
}

const signs = { rested: "○", amber: "▲", red: "■" } as const

function Level({ level }: { level: Person["level"] }) {
  const { t } = useWords()
  return (
    <span className={`workload-level workload-${level}`}>
      <span aria-hidden="true">{signs[level]}</span> {t(`workload.is.${level}`)}
    </span>
  )
}

/** A figure, with the rule's own where it is reached. */
function Sign({ person, what, text }: { person: Person; what: "hours" | "nights" | "days"; text: string }) {
  const { t } = useWords()
  const sign = person.signs.find((one) => one.what === what)
  if (sign === undefined || sign.level === "rested") return <>{text}</>
  return (
    <span className={`workload-level workload-${sign.level}`}>
      {text}
      <span className="small">
        {" "}
        {t("workload.reached", { bound: sign.level === "red" ? sign.red : sign.amber })}
      </span>
    </span>
  )
}

/** The last fortnight: a bar a day, as high as the day was long; nights are filled. */
function Strip({ person: { strip } }: { person: Person }) {
  const { t } = useWords()
  const worked = strip.filter(({ minutes }) => minutes > 0).length
  return (
    <svg className="workload-strip" width={strip.length * 8} height={22} role="img">
      <title>
        {t("workload.stripText", { count: worked, nights: strip.filter(({ isNight }) => isNight).length })}
      </title>
      {strip.map(({ day, minutes, isNight }, index) => {
        const height = Math.min(18, Math.round(minutes / 40))
        return (
          <g key={day}>
            <line x1={index * 8 + 1} x2={index * 8 + 7} y1={20.5} y2={20.5} className="workload-base" />
            {minutes > 0 && (
              <rect
                x={index * 8 + 1.5}
                y={20 - height}
                width={5}
                height={height}
                className={isNight ? "workload-night" : "workload-day"}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}

function EndRest({ person, onDone }: { person: Person; onDone: (done: Done) => void }) {
  const say = useWords()
  const { t } = say
  const { tell, busy, refused } = useTell(endAway, [getWorkload])
  const { absence, name } = person
  if (absence === null) return null
  return (
    <div className="form">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p>{t("workload.endHint")}</p>
      <p>
        <Button
          kind="main"
          busy={busy}
          onClick={() => {
            void tell({ id: absence.id }).then(
              (answer) =>
                answer.ok &&
                onDone({
                  title: [t("workload.ended", { name }), returnedText(say, answer.value)].join(" "),
                }),
            )
          }}
        >
          {t("workload.end")}
        </Button>
      </p>
    </div>
  )
}

function hoursText(minutes: number): string {
  return String(Math.round(minutes / 6) / 10)
}
