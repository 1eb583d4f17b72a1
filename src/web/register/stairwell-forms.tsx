import { getBoard } from "../../contract/board.ts"
import { addDwelling, addStairwell, correctStairwell, endStairwell } from "../../contract/register.ts"
import { useTell } from "../app/query.ts"
import { errorsOf, missing } from "../parts/checks.ts"
import type { Form } from "../parts/form.ts"
import { ChangeForm } from "./change-form.tsx"
import { countIn } from "./counts.ts"
import { FormField } from "./form-field.tsx"
import { useNewId } from "./use-new-id.ts"

type Shape = { floors: string; doorsPerFloor: string }

/** A new stairwell with all its doors. */
export function AddStairwellForm({ onDone }: { onDone: () => void }) {
  const change = useTell(addStairwell, [getBoard])
  const id = useNewId()
  return (
    <ChangeForm
      how="add"
      initial={{ lane: "", number: "", floors: "", doorsPerFloor: "" }}
      check={(values) =>
        errorsOf({ lane: missing(values.lane), number: missing(values.number), ...shapeChecks(values) })
      }
      change={change}
      send={({ lane, number, ...shape }, when) =>
        change.tell({ id, lane: lane.trim(), number: number.trim(), ...countsOf(shape), ...when })
      }
      onDone={onDone}
    >
      {(form) => (
        <>
          <div className="form-pair">
            <FormField form={form} name="lane" label="registerForm.lane" inputMode="numeric" maxLength={5} />
            <FormField form={form} name="number" label="registerForm.number" maxLength={5} />
          </div>
          <ShapeFields form={form} />
        </>
      )}
    </ChangeForm>
  )
}

type CorrectStairwellFormProps = {
  stairwell: { id: string; floors: number; doorsPerFloor: number }
  onDone: () => void
}

export function CorrectStairwellForm({ stairwell, onDone }: CorrectStairwellFormProps) {
  const change = useTell(correctStairwell, [getBoard])
  return (
    <ChangeForm
      how="correct"
      initial={{ floors: String(stairwell.floors), doorsPerFloor: String(stairwell.doorsPerFloor) }}
      check={(values) => errorsOf(shapeChecks(values))}
      change={change}
      send={(shape, when) => change.tell({ id: stairwell.id, ...countsOf(shape), ...when })}
      onDone={onDone}
    >
      {(form) => <ShapeFields form={form} />}
    </ChangeForm>
  )
}

export function EndStairwellForm({ stairwellId, onDone }: { stairwellId: string; onDone: () => void }) {
  const change = useTell(endStairwell, [getBoard])
  return (
    <ChangeForm
      how="end"
      initial={{}}
      check={() => ({})}
      change={change}
      send={(_, when) => change.tell({ id: stairwellId, ...when })}
      onDone={onDone}
    />
  )
}

/** A dwelling that the shape of its stairwell does not give. */
export function AddHomeForm({ stairwellId, onDone }: { stairwellId: string; onDone: () => void }) {
  const change = useTell(addDwelling, [getBoard])
  const id = useNewId()
  return (
    <ChangeForm
      how="add"
      initial={{ room: "" }}
      check={({ room }) => errorsOf({ room: missing(room) })}
      change={change}
      send={({ room }, when) => change.tell({ id, stairwellId, room: room.trim(), ...when })}
      onDone={onDone}
    >
      {(form) => (
        <FormField
          form={form}
          name="room"
          label="registerForm.room"
          hint="registerForm.roomHint"
          inputMode="numeric"
          maxLength={4}
        />
      )}
    </ChangeForm>
  )
}

function ShapeFields<Values extends Shape>({ form }: { form: Form<Values> }) {
  const shape = form as unknown as Form<Shape>
  return (
    <div className="form-pair">
      <FormField form={shape} name="floors" label="registerForm.floors" inputMode="numeric" />
      <FormField form={shape} name="doorsPerFloor" label="registerForm.doorsPerFloor" inputMode="numeric" />
    </div>
  )
}

function shapeChecks({ floors, doorsPerFloor }: Shape) {
  return {
    floors: countIn(floors, 1, 99) === null ? "registerForm.floorsError" : undefined,
    doorsPerFloor: countIn(doorsPerFloor, 1, 40) === null ? "registerForm.doorsError" : undefined,
  }
}

function countsOf({ floors, doorsPerFloor }: Shape) {
  return { floors: Number(floors), doorsPerFloor: Number(doorsPerFloor) }
}
