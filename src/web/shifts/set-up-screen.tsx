import "./shift-forms.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import * as contract from "../../contract/shifts.ts"
import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DayField } from "../parts/day-field.tsx"
import { dayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { DemandForm } from "./demand-form.tsx"
import { hoursText, weekText } from "./say-week.ts"
import type { SetUp } from "./set-up.ts"

const read = [contract.readShiftSetUp, contract.readShiftWeek]

/** Which posts are manned, in which hours, by how many. */
export function SetUpScreen() {
  const say = useWords()
  const { t } = say
  const { data, error } = useAsk(contract.readShiftSetUp, undefined, { live: true })
  const [started, setStarted] = useState<PlainDate | null>(null)
  const isFresh =
    data !== undefined && (data.posts.length === 0 || data.hours.length === 0 || data.demands.length === 0)
  return (
    <Page
      title={t("shiftSetUp.title")}
      intro={t("shiftSetUp.intro")}
      back={
        <Link to="/shifts" search={{}}>
          {t("shiftSetUp.back")}
        </Link>
      }
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {started !== null && (
        <DoneNote title={t("shiftSetUp.started")}>
          <Link to="/shifts" search={{ week: mondayOf(started) }}>
            {t("shiftSetUp.toWeek", { week: weekText(mondayOf(started), say) })}
          </Link>
        </DoneNote>
      )}
      {data && isFresh && <StartForm setUp={data} onDone={setStarted} />}
      {data && (
        <>
          <Demands setUp={data} />
          <Posts setUp={data} />
          <Hours setUp={data} />
        </>
      )}
    </Page>
  )
}

function StartForm({ setUp, onDone }: { setUp: SetUp; onDone: (from: PlainDate) => void }) {
  const { t } = useWords()
  const [from, setFrom] = useState<PlainDate | null>(addDays(mondayOf(today()), 7))
  const { tell, busy, refused } = useTell(contract.startShifts, read)
  const start = async () => {
    if (from !== null && (await tell({ from })).ok) onDone(from)
  }
  if (setUp.gates.length + setUp.posts.length === 0)
    return (
      <EmptyNote title={t("shiftSetUp.noGates")}>
        <p>{t("shiftSetUp.noGatesHint")}</p>
        <Link to="/gates/posts">{t("frame.gates")}</Link>
      </EmptyNote>
    )
  return (
    <section className="section">
      <h2>{t("shiftSetUp.start")}</h2>
      <p>{t("shiftSetUp.startHint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DayField label={t("shiftSetUp.startFrom")} value={from} onChange={setFrom} />
      <p>
        <Button kind="main" busy={busy} disabled={from === null} onClick={start}>
          {t("shiftSetUp.startDo")}
        </Button>
      </p>
    </section>
  )
}

function Demands({ setUp }: { setUp: SetUp }) {
  const { t, language } = useWords()
  const { opened, open, close } = useOpened<{ postId: string; hoursId: string }>()
  const [saved, setSaved] = useState(false)
  const { posts, hours, demands } = setUp
  if (posts.length === 0 || hours.length === 0) return null
  const daysText = (days: readonly number[]) =>
    days.length === 7
      ? t("shiftSetUp.everyDay")
      : days.map((day) => t(`shiftSetUp.weekday.${day}`)).join(t("shifts.and"))
  return (
    <section className="section">
      <h2>{t("shiftSetUp.demand")}</h2>
      {saved && <DoneNote title={t("shiftSetUp.saved")} />}
      <div className="table-scroll">
        <table className="table">
          <caption className="unseen">{t("shiftSetUp.demandCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("shifts.shift")}</th>
              {posts.map((post) => (
                <th key={post.id} scope="col">
                  {post.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((each) => (
              <tr key={each.id}>
                <th scope="row">{t("shiftSetUp.hoursText", { name: each.name, ...clocks(each) })}</th>
                {posts.map((post) => {
                  const own = demands.filter(
                    ({ postId, hoursId }) => postId === post.id && hoursId === each.id,
                  )
                  return (
                    <td key={post.id}>
                      {own.length === 0 && <span className="quiet">{t("shiftSetUp.demandNone")}</span>}
                      {own.map(({ heads, leads, skill, weekdays, from, until }) => (
                        <div key={`${from} ${weekdays.join()}`}>
                          {t("shiftSetUp.demandText", { heads, leads })}
                          {skill && t("shiftSetUp.demandSkill", { skill })}
                          {t("shiftSetUp.demandDays", { days: daysText(weekdays) })}
                          {from > today() &&
                            t("shiftSetUp.demandFrom", { day: dayText(from as PlainDate, language) })}
                          {until !== null &&
                            t("shiftSetUp.demandUntil", { day: dayText(until as PlainDate, language) })}
                        </div>
                      ))}
                      <Button
                        kind="quiet"
                        onClick={() => {
                          setSaved(false)
                          open({ postId: post.id, hoursId: each.id })
                        }}
                      >
                        {t("shiftSetUp.change", { post: post.name, hours: each.name })}
                      </Button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened && (
        <DemandForm
          key={`${opened.postId} ${opened.hoursId}`}
          setUp={setUp}
          place={opened}
          onDone={() => {
            close()
            setSaved(true)
          }}
        />
      )}
    </section>
  )
}

function clocks(hours: { readonly start: number; readonly minutes: number }) {
  const [from, until] = hoursText(hours).split("–")
  return { from, until }
}

function Posts({ setUp }: { setUp: SetUp }) {
  const { t } = useWords()
  const add = useTell(contract.addDutyPost, read)
  const close = useTell(contract.closeDutyPost, read)
  const [name, setName] = useState("")
  const refused = add.refused ?? close.refused
  const save = async () => {
    if (name.trim() === "" || !(await add.tell({ id: newId(), name: name.trim() })).ok) return
    setName((now) => (now === name ? "" : now))
  }
  return (
    <section className="section">
      <h2>{t("shiftSetUp.posts")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {setUp.posts.length === 0 && <p className="quiet">{t("shiftSetUp.postsNone")}</p>}
      <ul className="set-up-list">
        {setUp.posts.map((post) => (
          <li key={post.id}>
            {post.name}
            <Ending
              text={t("shiftSetUp.closePost", { name: post.name })}
              onEnd={() => close.tell({ id: post.id })}
            />
          </li>
        ))}
      </ul>
      <div className="row set-up-row">
        <TextField
          label={t("shiftSetUp.postName")}
          maxLength={20}
          autoComplete="off"
          value={name}
          onChange={setName}
        />
        <Button busy={add.busy} onClick={save}>
          {t("shiftSetUp.addPost")}
        </Button>
      </div>
    </section>
  )
}

function Hours({ setUp }: { setUp: SetUp }) {
  const { t } = useWords()
  const add = useTell(contract.addShiftHours, read)
  const end = useTell(contract.endShiftHours, read)
  const [name, setName] = useState("")
  const [from, setFrom] = useState("08:00")
  const [length, setLength] = useState("6")
  const refused = add.refused ?? end.refused
  const save = async () => {
    const [hour = 0, minute = 0] = from.split(":").map(Number)
    const minutes = Math.round(Number(length) * 60)
    if (name.trim() === "" || !(minutes >= 30 && minutes <= 1440)) return
    const hours = { id: newId(), name: name.trim(), start: hour * 60 + minute, minutes }
    if ((await add.tell(hours)).ok) setName((now) => (now === name ? "" : now))
  }
  return (
    <section className="section">
      <h2>{t("shiftSetUp.hours")}</h2>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {setUp.hours.length === 0 && <p className="quiet">{t("shiftSetUp.hoursNone")}</p>}
      <ul className="set-up-list">
        {setUp.hours.map((hours) => (
          <li key={hours.id}>
            {t("shiftSetUp.hoursText", { name: hours.name, ...clocks(hours) })}
            <Ending
              text={t("shiftSetUp.endHours", { name: hours.name })}
              onEnd={() => end.tell({ id: hours.id })}
            />
          </li>
        ))}
      </ul>
      <div className="row set-up-row">
        <TextField
          label={t("shiftSetUp.hoursName")}
          maxLength={20}
          autoComplete="off"
          value={name}
          onChange={setName}
        />
        <TextField label={t("shiftSetUp.hoursFrom")} type="time" value={from} onChange={setFrom} />
        <TextField
          label={t("shiftSetUp.hoursLength")}
          inputMode="decimal"
          value={length}
          onChange={setLength}
        />
        <Button busy={add.busy} onClick={save}>
          {t("shiftSetUp.addHours")}
        </Button>
      </div>
    </section>
  )
}

/** Asked once more: nobody is planned there from then on. */
function Ending({ text, onEnd }: { text: string; onEnd: () => void }) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {text}
      </Button>
    )
  return (
    <>
      <Button kind="grave" onClick={onEnd}>
        {t("shiftSetUp.sure")}
      </Button>
      <Button onClick={() => setAsked(false)}>{t("shiftSetUp.keep")}</Button>
    </>
  )
}
