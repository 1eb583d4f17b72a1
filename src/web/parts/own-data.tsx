import type { ReplyOf } from "../../contract/endpoint.ts"
import type { openOwnData } from "../../contract/residents.ts"
import { dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { fullDayText, momentText } from "./days.ts"
import type { Language } from "./i18n.ts"
import type { Say } from "./say.ts"

export type OwnData = ReplyOf<typeof openOwnData>

type OwnDataProps = { own: OwnData; say: Say }

/** All that is kept of one person, restrictions first: on their own phone, at the office, on paper. */
export function OwnDataView({ own, say }: OwnDataProps) {
  const { t } = say
  return (
    <div className="own-data">
      <Restrictions own={own} say={say} />
      <Register own={own} say={say} />
      <Part
        title={t("ownData.reports")}
        none={t("ownData.noReports")}
        rows={own.reports.map(reportRow(say))}
      />
      <Part
        title={t("ownData.facts")}
        none={t("ownData.noFacts")}
        rows={own.facts.map(factRow(say, own.person))}
      />
      {own.duty.length > 0 && (
        <Part
          title={t("ownData.duty")}
          hint={t("ownData.dutyHint")}
          none=""
          rows={own.duty.map(dutyRow(say))}
        />
      )}
      <Part
        title={t("ownData.homeFacts")}
        hint={t("ownData.homeFactsHint")}
        none={t("ownData.noFacts")}
        rows={own.homeFacts.map(homeFactRow(say))}
      />
      <Part title={t("ownData.looks")} none={t("ownData.noLooks")} rows={own.looks.map(lookRow(say))} />
    </div>
  )
}

function Restrictions({ own, say }: OwnDataProps) {
  const { t, language } = say
  const day = (date: string) => fullDayText(date as PlainDate, language)
  return (
    <section>
      <h2>{t("ownData.restrictions")}</h2>
      {own.restrictions.length === 0 && <p>{t("ownData.noRestrictions")}</p>}
      {own.restrictions.map((one) => (
        <article
          key={one.from + one.door}
          className={`own-data-restriction own-data-${one.state}`}
          aria-label={t("ownData.quarantine")}
        >
          <h3>
            {t("ownData.quarantine")} · {t(`ownData.state.${one.state}`)}
          </h3>
          <dl>
            <Said name={t("ownData.where")} value={one.door} foreign />
            <Said name={t("ownData.from")} value={day(one.from)} />
            <Said
              name={t("ownData.until")}
              value={one.endedOn === null ? day(one.until) : t("ownData.ended", { day: day(one.endedOn) })}
            />
            <Said
              name={t("ownData.rule")}
              value={t("ownData.ruleText", { days: one.days, day: day(one.countedFrom) })}
            />
            <Said name={t("ownData.document")} value={one.document} foreign />
            {one.order !== null && <Said name={t("ownData.order")} value={one.order} foreign />}
          </dl>
        </article>
      ))}
      <p className="own-data-object">
        {t("ownData.howToObject")}
        {own.phone !== "" && ` ${t("ownData.objectPhone", { phone: own.phone })}`}{" "}
        {own.objectTo !== "" && <span>{t("ownData.objectTo", { to: own.objectTo })}</span>}
      </p>
    </section>
  )
}

function Register({ own, say }: OwnDataProps) {
  const { t, language } = say
  const { person } = own
  const since = (from: string | null, to: string | null) =>
    [from, to].map((day) => (day === null ? "" : fullDayText(day as PlainDate, language))).join(" – ")
  return (
    <section>
      <h2>{t("ownData.register")}</h2>
      <dl>
        <Said name={t("ownData.name")} value={person.name} foreign />
        {person.sex !== "" && <Said name={t("ownData.sex")} value={person.sex} foreign />}
        <Said name={t("ownData.idNumber")} value={person.idNumber || "—"} />
        <Said name={t("ownData.phone")} value={person.phone || "—"} />
        {own.stays.map((stay) => (
          <Said
            key={stay.door + stay.from}
            name={t(`ownData.stay.${stay.to === null ? "now" : "before"}`)}
            value={[
              ...[stay.door, t(`ownData.standing.${stay.standing}`), stay.relation, stay.care],
              stay.from === null && stay.to === null ? "" : since(stay.from, stay.to),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
            foreign
          />
        ))}
      </dl>
    </section>
  )
}

type Row = { readonly key: string; readonly head: string; readonly said: string; readonly foreign?: boolean }

/** One part of what is kept: each row with its moment and what it says. */
function Part(props: { title: string; hint?: string; none: string; rows: readonly Row[] }) {
  const { title, hint, none, rows } = props
  return (
    <section>
      <h2>{title}</h2>
      {hint !== undefined && <p className="own-data-hint">{hint}</p>}
      {rows.length === 0 && <p>{none}</p>}
      <ul className="own-data-rows">
        {rows.map((row) => (
          <li key={row.key}>
            <strong>{row.head}</strong> <span {...(row.foreign ? { lang: "zh-CN" } : {})}>{row.said}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function reportRow({ t, language }: Say) {
  return ({ number, kind, at, status, answer }: OwnData["reports"][number]): Row => ({
    key: String(number),
    head: `${number} · ${t(`report.kind.${kind}`)} · ${t(`ownData.status.${status}`)}`,
    said: [momentText(at as Instant, language), answer].filter((part) => part !== "").join(" · "),
  })
}

function factRow({ t, language }: Say, person: OwnData["person"]) {
  // who it is stands above once for all
  const known = [person.name, person.idNumber, person.phone]
  return ({ kind, at, cells }: OwnData["facts"][number], index: number): Row => ({
    key: String(index),
    head: `${t(`ownData.fact.${kind}`)} · ${writtenText(at, language)}`,
    said: Object.entries(cells)
      .filter(([, value]) => value !== at && !known.includes(value))
      .map(([name, value]) => `${name} ${value}`)
      .join("，"),
    foreign: true,
  })
}

function dutyRow({ t, language }: Say) {
  const day = (at: string) => fullDayText(dayOf(at as Instant), language)
  return (one: OwnData["duty"][number]): Row => ({
    key: one.joinedAt,
    head: [day(one.joinedAt), one.endedAt === null ? "" : `– ${day(one.endedAt)}`].join(" ").trim(),
    said: [
      one.free.map((time) => t(`ownData.freeTime.${time}`)).join(" "),
      one.skills.join(" "),
      one.birthYear === null ? "" : t("ownData.birthYear", { year: one.birthYear }),
      one.birthMonth === null ? "" : t("ownData.birthMonth", { month: one.birthMonth }),
      t("ownData.turns", { count: one.turns }),
      ...one.consents.map((what) => t(`ownData.consent.${what}`)),
    ]
      .filter((part) => part !== "")
      .join(" · "),
    foreign: true,
  })
}

function homeFactRow({ t, language }: Say) {
  return ({ kind, at, category, settledOn }: OwnData["homeFacts"][number], index: number): Row => ({
    key: String(index),
    head: `${t(`ownData.fact.${kind}`)} · ${writtenText(at, language)}`,
    said: [
      category,
      settledOn === null ? "" : t("ownData.settled", { day: fullDayText(settledOn as PlainDate, language) }),
    ]
      .filter((part) => part !== "")
      .join(" · "),
    foreign: true,
  })
}

function lookRow({ t, language }: Say) {
  return ({ at, who, action, purpose }: OwnData["looks"][number], index: number): Row => ({
    key: String(index),
    head: momentText(at as Instant, language),
    said: [
      who === "" ? t("ownData.yourself") : who,
      t(`ownData.look.${action.replace(/\./g, "-")}`, { defaultValue: t("ownData.look.other") }),
      purpose,
    ]
      .filter((part) => part !== "")
      .join(" · "),
    foreign: true,
  })
}

/** A day or a moment as a book has it: `2020-02-12 18:20`. */
function writtenText(at: string, language: Language): string {
  const [day = "", clock = ""] = at.split(" ")
  return day === "" ? "" : `${fullDayText(day as PlainDate, language)} ${clock}`.trim()
}

function Said({ name, value, foreign }: { name: string; value: string; foreign?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd {...(foreign ? { lang: "zh-CN" } : {})}>{value}</dd>
    </div>
  )
}
