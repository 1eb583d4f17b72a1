import "../parts/table-sheets.css"
import "./shift-sheets.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { addDays } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { dayText, weekdayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { hoursText } from "./say-week.ts"
import { shownWeek } from "./shown-week.ts"
import { usePlan } from "./use-plan.ts"
import { cellKey, hoursOfPost, type WeekState } from "./week-state.ts"

const route = getRouteApi("/framed/shifts/print")

/** Sheets for the wall at the gate and for each guard box: names, no phones; black on white. */
export function PrintScreen() {
  const { t } = useWords()
  const { week: wanted } = route.useSearch()
  const week = shownWeek(wanted)
  const { data, state, error } = usePlan(week)
  const [what, setWhat] = useState<"wall" | "perPost">("wall")
  const version =
    data === undefined || data.version === 0 || (state?.unsaid ?? 0) > 0
      ? t("shiftSheet.draft")
      : t("shiftSheet.version", { version: data.version })
  return (
    <Page
      title={t("shiftSheet.title")}
      intro={t("shiftSheet.intro")}
      back={
        <Link to="/shifts" search={{ week }}>
          {t("shiftSheet.back")}
        </Link>
      }
      actions={
        <Button kind="main" disabled={state === null} onClick={() => window.print()}>
          {t("shiftSheet.print")}
        </Button>
      }
    >
      <div className="no-print form">
        <ChoiceField
          label={t("shiftSheet.what")}
          value={what}
          choices={[
            { value: "wall", label: t("shiftSheet.wall") },
            { value: "perPost", label: t("shiftSheet.perPost") },
          ]}
          onChange={setWhat}
        />
        {error && <ErrorNote refusal={error} />}
        {!state && !error && <WaitNote />}
      </div>
      {/* written here, since not every browser knows pages by name */}
      <style>{`@page { size: A4 ${what === "wall" ? "landscape" : "portrait"}; margin: 10mm }`}</style>
      {state && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is scrolled, by keys too
        <section className="table-sheets" aria-label={t("shiftSheet.title")} tabIndex={0}>
          {what === "wall" ? (
            <WallSheet state={state} version={version} />
          ) : (
            state.posts
              .filter(({ id }) => hoursOfPost(state, id).length > 0)
              .map((post) => <PostSheet key={post.id} {...{ state, post, version }} />)
          )}
        </section>
      )}
    </Page>
  )
}

function useHeading(state: WeekState) {
  const { t, language } = useWords()
  const { who } = useSession()
  const { firstDay } = state.ground
  return t("shiftSheet.heading", {
    neighbourhood: who?.neighbourhood ?? "",
    from: dayText(firstDay, language),
    until: dayText(addDays(firstDay, 6), language),
  })
}

type Post = WeekState["posts"][number]

function WallSheet({ state, version }: { state: WeekState; version: string }) {
  const { t, language } = useWords()
  const heading = useHeading(state)
  const { posts, days } = state
  return (
    <article className="table-sheet shift-sheet shift-sheet-wall">
      <header>
        <h2>{heading}</h2>
        <span>{version}</span>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("shifts.shift")}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {dayText(day, language)}
                <br />
                {weekdayText(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        {posts.map((post) => (
          <tbody key={post.id}>
            {hoursOfPost(state, post.id).map((hours) => (
              <tr key={hours.id}>
                <th scope="row">
                  {post.name} {hours.name}
                  <br />
                  <small>{hoursText(hours)}</small>
                </th>
                {days.map((day, index) => (
                  <td key={day}>
                    <Names state={state} day={index} postId={post.id} hoursId={hours.id} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </article>
  )
}

function PostSheet({ state, post, version }: { state: WeekState; post: Post; version: string }) {
  const { t, language } = useWords()
  const heading = useHeading(state)
  const { days } = state
  const own = hoursOfPost(state, post.id)
  return (
    <article className="table-sheet shift-sheet shift-sheet-post">
      <header>
        <h2>{t("shiftSheet.headingPost", { post: post.name })}</h2>
        <span>{version}</span>
      </header>
      <p>{heading}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("shifts.shift")}</th>
            {own.map((hours) => (
              <th key={hours.id} scope="col">
                {hours.name}
                <br />
                {hoursText(hours)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, index) => (
            <tr key={day}>
              <th scope="row">
                {dayText(day, language)}
                <br />
                {weekdayText(day, language)}
              </th>
              {own.map((hours) => (
                <td key={hours.id}>
                  <Names state={state} day={index} postId={post.id} hoursId={hours.id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

type NamesProps = { state: WeekState; day: number; postId: string; hoursId: string }

/** One name a line: it is read from a step away. */
function Names({ state, day, postId, hoursId }: NamesProps) {
  const { t } = useWords()
  const shift = state.shifts.findIndex((each) => each.postId === postId && each.hoursId === hoursId)
  const cell = state.cells.get(cellKey(day, shift))
  if (cell === undefined) return null
  if (cell.closureId !== null) return t("lastResort.closed")
  const planned = cell.rows.flatMap((row) => state.desk.rows[row]?.workerIds ?? [])
  return [...planned, ...cell.stood.map(({ workerId }) => workerId)].map((id) => (
    <div key={id}>{state.nameOf(id)}</div>
  ))
}
