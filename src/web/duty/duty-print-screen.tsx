import "../parts/table-sheets.css"
import "./duty-sheet.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { getDutyDay } from "../../contract/duty.ts"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { dayWithWeekday, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import type { DutyDay, Slot } from "./duty-type.ts"
import { clockText, nameOf } from "./duty-type.ts"

const route = getRouteApi("/framed/duty/print")

/** The day's sheet for each post: who stands when, with room to sign and for the gear. Names, no phones; A4. */
export function DutyPrintScreen() {
  const { t } = useWords()
  const { day: wanted } = route.useSearch()
  const day = parsePlainDate(wanted ?? "") ?? today()
  const { data, error } = useAsk(getDutyDay, { on: day })
  const own = data?.slots.filter((slot) => slot.day === day) ?? []
  const posts = data?.posts.filter(({ id }) => own.some(({ postId }) => postId === id)) ?? []
  return (
    <Page
      title={t("dutySheet.title")}
      intro={t("dutySheet.intro")}
      back={<Link to="/duty">{t("dutySheet.back")}</Link>}
      actions={
        <Button kind="main" disabled={posts.length === 0} onClick={() => window.print()}>
          {t("dutySheet.print")}
        </Button>
      }
    >
      {/* of this page alone: a sheet of styles stays loaded when others are printed */}
      <style>{"@page { size: A4 portrait; margin: 10mm }"}</style>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && posts.length === 0 && (
        <EmptyNote title={t("duty.none")}>
          <p>{t("duty.noneHint")}</p>
        </EmptyNote>
      )}
      {posts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is scrolled, by keys too
        <section className="table-sheets" aria-label={t("dutySheet.title")} tabIndex={0}>
          {posts.map((post) => (
            <PostSheet
              key={post.id}
              {...{ post, day }}
              slots={own.filter(({ postId }) => postId === post.id)}
            />
          ))}
        </section>
      )}
    </Page>
  )
}

type SheetProps = { post: DutyDay["posts"][number]; day: PlainDate; slots: readonly Slot[] }

const columns = ["who", "celsius", "in", "out", "gear"] as const
/** For who comes unplanned. */
const SPARE = 1

function PostSheet({ post, day, slots }: SheetProps) {
  const { t, language } = useWords()
  const { who } = useSession()
  return (
    <article className="table-sheet duty-sheet">
      <header>
        <h2>{t("dutySheet.heading", { post: post.name, day: dayWithWeekday(day, language) })}</h2>
        <span>{who?.neighbourhood ?? ""}</span>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("dutySheet.shift")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`dutySheet.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {slots.map((slot) => (
          <SlotRows key={slot.hoursId} slot={slot} />
        ))}
      </table>
      <p>{t("dutySheet.fever")}</p>
    </article>
  )
}

function SlotRows({ slot }: { slot: Slot }) {
  const { t } = useWords()
  const { turns } = slot
  const rows = Math.max(turns.length, slot.closureId === null ? slot.wanted : 0) + SPARE
  const gear = slot.gear.map(({ item, amount, unit }) => `${item} ${amount}${unit}`).join(t("dutySheet.and"))
  return (
    <tbody>
      {Array.from({ length: rows }, (_, index) => {
        const turn = turns[index]
        return (
          // rows of a sheet of paper: they have a place and nothing else
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={index}>
            {index === 0 && (
              <th scope="rowgroup" rowSpan={rows}>
                {slot.hours}
                <small>
                  {clockText(slot.startsAt)}–{clockText(slot.endsAt)}
                </small>
                {slot.closureId !== null && <small>{t("dutySheet.shut")}</small>}
              </th>
            )}
            <td>
              {turn && nameOf(t, turn)}
              {turn?.isExperienced && <small>{t("dutySheet.lead")}</small>}
            </td>
            <td />
            <td />
            <td />
            {index === 0 && <td rowSpan={rows}>{gear}</td>}
          </tr>
        )
      })}
    </tbody>
  )
}
