import "./register.css"
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { getBoard } from "../../contract/board.ts"
import { getHome } from "../../contract/register.ts"
import { useAsk } from "../app/query.ts"
import { buttonClass } from "../parts/button.tsx"
import { today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { AddHouseholdForm, CorrectHouseholdForm, EndHomeForm, EndHouseholdForm } from "./household-forms.tsx"
import { AddHomeForm, AddStairwellForm, CorrectStairwellForm, EndStairwellForm } from "./stairwell-forms.tsx"
import { AddStayForm, CorrectPersonForm, CorrectStayForm, EndStayForm } from "./stay-forms.tsx"

/** One change of the register on a page of its own: `/register/stay/add?home=…`. */
export function FormScreen() {
  const { t } = useWords()
  const { what, how } = useParams({ from: "/framed/register/$what/$how" })
  const { home, stairwell } = useSearch({ from: "/framed/register/$what/$how" })
  const navigate = useNavigate()
  const task = `${what}/${how}`
  const onDone = () =>
    home === undefined
      ? void navigate({ to: "/register", search: stairwell === undefined ? {} : { stairwell } })
      : void navigate({ to: "/register/home", search: { home, saved: task } })
  return (
    <Page title={t(`registerTask.${what}.${how}`)} intro={t(`registerHint.${what}.${how}`)} narrow>
      {home === undefined ? (
        <StairwellTask task={task} stairwellId={stairwell} onDone={onDone} />
      ) : (
        <HomeTask task={task} homeId={home} onDone={onDone} />
      )}
    </Page>
  )
}

type StairwellTaskProps = { task: string; stairwellId: string | undefined; onDone: () => void }

function StairwellTask({ task, stairwellId, onDone }: StairwellTaskProps) {
  const { data, error } = useAsk(getBoard, undefined, { enabled: task === "stairwell/correct" })
  if (task === "stairwell/add") return <AddStairwellForm onDone={onDone} />
  if (stairwellId === undefined) return <Nowhere />
  if (task === "home/add") return <AddHomeForm stairwellId={stairwellId} onDone={onDone} />
  if (task === "stairwell/end") return <EndStairwellForm stairwellId={stairwellId} onDone={onDone} />
  if (error) return <ErrorNote refusal={error.refusal} />
  if (task === "stairwell/correct" && !data) return <WaitNote />
  const stairwell = data?.stairwells.find(({ id }) => id === stairwellId)
  return stairwell ? <CorrectStairwellForm stairwell={stairwell} onDone={onDone} /> : <Nowhere />
}

/** Correcting names and phones shows them whole: the reading has a purpose and goes into the audit. */
const needsWhole = new Set(["person/correct", "household/correct"])

function HomeTask({ task, homeId, onDone }: { task: string; homeId: string; onDone: () => void }) {
  const { t } = useWords()
  const search = useSearch({ from: "/framed/register/$what/$how" })
  const whole = needsWhole.has(task) ? { unmask: t("registerForm.unmaskPurpose") } : {}
  const { data, error } = useAsk(getHome, { id: homeId, on: today(), ...whole })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  const person = data.people.find(({ stayId }) => stayId === search.stay)
  const household =
    data.households.find(({ id }) => id === search.household) ?? data.households.find(({ to }) => to === null)
  const about = person ? `${data.door} · ${person.name}` : data.door
  return (
    <>
      <p className="form-about">{about}</p>
      {task === "stay/add" && <AddStayForm homeId={homeId} onDone={onDone} />}
      {task === "stay/correct" && person && <CorrectStayForm person={person} onDone={onDone} />}
      {task === "stay/end" && person && <EndStayForm stayId={person.stayId} onDone={onDone} />}
      {task === "person/correct" && person && (
        <CorrectPersonForm person={person} homeId={homeId} onDone={onDone} />
      )}
      {task === "household/add" && <AddHouseholdForm homeId={homeId} onDone={onDone} />}
      {task === "household/correct" && household && (
        <CorrectHouseholdForm household={household} onDone={onDone} />
      )}
      {task === "household/end" && household && (
        <EndHouseholdForm householdId={household.id} onDone={onDone} />
      )}
      {task === "home/end" && <EndHomeForm homeId={homeId} onDone={onDone} />}
    </>
  )
}

/** The address does not say what is to be changed. */
function Nowhere() {
  const { t } = useWords()
  return (
    <EmptyNote title={t("register.noHome")}>
      <Link to="/register" search={{}} className={buttonClass()}>
        {t("frame.register")}
      </Link>
    </EmptyNote>
  )
}
