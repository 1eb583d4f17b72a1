import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import type { Static } from "typebox"
import { getBoard } from "../../contract/board.ts"
import {
  addStay,
  correctPerson,
  correctStay,
  endStay,
  getHome,
  type HomePage,
} from "../../contract/register.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { errorsOf, missing } from "../parts/checks.ts"
import type { Form } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import type { Person } from "../people/person-field.tsx"
import { SimilarNote, TakenNote } from "../people/similar-note.tsx"
import { ChangeForm } from "./change-form.tsx"
import { PersonFields, type PersonValues, StayFields, type StayValues } from "./stay-fields.tsx"
import { useNewId } from "./use-new-id.ts"

const touched = [getHome, getBoard]

export type HomePerson = Static<typeof HomePage>["people"][number]

/** Someone new in a home: a birth, a move, a new tenant. */
export function AddStayForm({ homeId, onDone }: { homeId: string; onDone: () => void }) {
  const change = useTell(addStay, touched)
  const id = useNewId()
  /** Whom the register knows already: they live here too from now on, and are not made twice. */
  const [taken, setTaken] = useState<Person | null>(null)
  const initial: PersonValues & StayValues = {
    name: "",
    sex: "女",
    idNumber: "",
    phone: "",
    standing: "family",
    relation: "",
    care: "",
  }
  return (
    <ChangeForm
      how="add"
      initial={initial}
      check={({ name }) => errorsOf({ name: taken === null ? missing(name) : undefined })}
      change={change}
      send={(values, when) => {
        const said = taken === null ? personOf(values) : { ...nothingSaid, personId: taken.id }
        return change.tell({ id, dwellingId: homeId, ...said, ...stayOf(values), ...when })
      }}
      onDone={onDone}
    >
      {(form) => (
        <>
          {taken === null ? (
            <>
              <PersonFields form={form as unknown as Form<PersonValues>} />
              <SimilarNote typed={{ ...form.values, homeId }} onTake={setTaken} />
            </>
          ) : (
            <TakenNote who={taken} onLeave={() => setTaken(null)} />
          )}
          <StayFields form={form as unknown as Form<StayValues>} />
        </>
      )}
    </ChangeForm>
  )
}

export function CorrectStayForm({ person, onDone }: { person: HomePerson; onDone: () => void }) {
  const change = useTell(correctStay, touched)
  const { stayId, standing, relation, care } = person
  return (
    <ChangeForm
      how="correct"
      initial={{ standing, relation, care }}
      check={() => ({})}
      change={change}
      send={(values, when) => change.tell({ id: stayId, ...stayOf(values), ...when })}
      onDone={onDone}
    >
      {(form) => <StayFields form={form as unknown as Form<StayValues>} />}
    </ChangeForm>
  )
}

export function EndStayForm({ stayId, onDone }: { stayId: string; onDone: () => void }) {
  const change = useTell(endStay, touched)
  return (
    <ChangeForm
      how="end"
      initial={{}}
      check={() => ({})}
      change={change}
      send={(_, when) => change.tell({ id: stayId, ...when })}
      onDone={onDone}
    />
  )
}

type CorrectPersonProps = { person: HomePerson; homeId: string; onDone: () => void }

/**
 * `person` must be unmasked: what stands in the fields is what will be written. Whom that makes them like may be the same person: the two
 * are compared, and merged where they are.
 */
export function CorrectPersonForm({ person, homeId, onDone }: CorrectPersonProps) {
  const { t } = useWords()
  const { may } = useSession()
  const navigate = useNavigate()
  const change = useTell(correctPerson, touched)
  const { personId, name, sex, idNumber, phone } = person
  return (
    <ChangeForm
      how="correct"
      initial={{ name, sex, idNumber, phone }}
      check={(values) => errorsOf({ name: missing(values.name) })}
      change={change}
      send={(values, when) => change.tell({ id: personId, ...personOf(values), ...when })}
      onDone={onDone}
    >
      {(form) => (
        <>
          <PersonFields form={form as unknown as Form<PersonValues>} />
          {may("reconcile") && (
            <SimilarNote
              typed={{ ...form.values, homeId }}
              except={[personId]}
              deed={t("people.compare")}
              onTake={({ id }) =>
                void navigate({ to: "/findings/compare", search: { one: personId, other: id } })
              }
            />
          )}
        </>
      )}
    </ChangeForm>
  )
}

/** Of somebody who is known nothing is said anew. */
const nothingSaid: PersonValues = { name: "-", sex: "", idNumber: "", phone: "" }

function personOf({ name, sex, idNumber, phone }: PersonValues): PersonValues {
  return { name: name.trim(), sex, idNumber: idNumber.trim(), phone: phone.trim() }
}

function stayOf({ standing, relation, care }: StayValues): StayValues {
  return { standing, relation: relation.trim(), care: care.trim() }
}
