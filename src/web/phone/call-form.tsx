import { Link } from "@tanstack/react-router"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { needCategories } from "../../core/care/need-moves.ts"
import type { NeedCategory } from "../../core/care/spoken-need.ts"
import { clockOf } from "../../core/kit/dates.ts"
import { readSpokenTemperatures } from "../../core/phone/spoken-temperature.ts"
import { Button } from "../parts/button.tsx"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, LongTextField } from "../parts/inputs.tsx"
import { CallerField } from "./caller-field.tsx"
import { CategoryChoice } from "./category-choice.tsx"
import { type CallError, needOf } from "./desk-call.ts"
import { FollowUpChoice } from "./follow-up-choice.tsx"
import { CallerHead } from "./home-beside.tsx"
import { saidOf, TemperatureFields } from "./temperature-fields.tsx"
import type { Card } from "./use-caller-card.ts"
import type { Desk } from "./use-desk.ts"

/** The call that is being answered, by keyboard alone: who, what about, the note, what follows. Enter saves. */
export function CallForm({ desk, card }: { desk: Desk; card: Card | undefined }) {
  const { t } = useWords()
  const { current: call, change } = desk
  const caller = useRef<HTMLInputElement>(null)
  const category = useRef<HTMLFieldSetElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<readonly CallError[]>([])
  const quarantined = (card?.home?.people ?? []).filter((person) => person.quarantine !== null)
  const focusCategory = () =>
    (
      category.current?.querySelector<HTMLInputElement>("input:checked") ??
      category.current?.querySelector<HTMLInputElement>("input")
    )?.focus()
  const focusNote = () => form.current?.querySelector("textarea")?.focus()

  // another call lies on the desk: the one who rings is asked first, one that was parked goes on where it stood
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the call changes, and not while it is written
  useEffect(() => {
    setErrors([])
    if (call.category === null) caller.current?.focus()
    else focusNote()
  }, [call.id])

  const save = () => {
    const found = desk.save()
    setErrors(found)
    if (found.includes("category")) focusCategory()
    else form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }
  const toTemperatures = () => {
    const [first, second] = quarantined
    const said = readSpokenTemperatures(call.note)
    if (first !== undefined && second === undefined && said.length > 0) {
      change({ celsius: { ...call.celsius, ...saidOf(said, first, Number(clockOf(now()).slice(0, 2))) } })
    }
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>(".phone-temperature input") ?? [])]
    const empty = fields.find((field) => field.value === "" && field.placeholder === "")
    ;(empty ?? fields[0])?.focus()
  }
  useKeys((key) => {
    if (key === "F2") desk.park()
    if (key === "F4") goBack(desk)
    if (key === "F8") toTemperatures()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.defaultPrevented)
      return
    // buttons and links are pressed with it
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement) return
    event.preventDefault()
    save()
  }
  return (
    <form
      ref={form}
      className="phone-form"
      aria-label={t("phone.thisCall")}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <CallerField field={caller} call={call} onChange={change} onDone={focusCategory} />
      {card && <CallerHead card={card} />}
      <CategoryChoice
        fieldset={category}
        value={call.category}
        error={errors.includes("category") && call.category === null}
        onChoose={(chosen) => {
          change({ category: chosen })
          focusNote()
        }}
      />
      {call.category === "返沪报备" && <ToScreening home={call.home?.id} person={call.personId} />}
      <LongTextField
        label={t("phone.note")}
        maxLength={1000}
        value={call.note}
        onChange={(note) => change({ note })}
      />
      <FollowUpChoice call={call} backError={errors.includes("backAt")} onChange={change} />
      {call.category === "求助" && call.home !== null && (
        <ChoiceField<NeedCategory | "">
          label={t("phone.need")}
          value={needOf(call) ?? ""}
          choices={[
            { value: "", label: t("phone.noNeed") },
            ...needCategories.map((value) => ({ value, label: t(`phone.needCategory.${value}`) })),
          ]}
          onChange={(need) => change({ need })}
        />
      )}
      {quarantined.length > 0 && (
        <TemperatureFields
          people={quarantined}
          celsius={call.celsius}
          onChange={(celsius) => change({ celsius })}
        />
      )}
      <div className="row">
        <Button kind="main" type="submit">
          {t("phone.save")}
        </Button>
        <Button onClick={desk.park}>{t("phone.park")}</Button>
        <span className="small quiet phone-keys">{t("phone.keys")}</span>
      </div>
    </form>
  )
}

/** The last parked call comes back to the desk. */
function goBack(desk: Desk): void {
  const last = desk.parked.toSorted((one, other) => other.turn - one.turn)[0]
  if (last !== undefined) desk.resume(last.id)
}

const deskKeys = ["F2", "F4", "F8"]

/** Keys that hold wherever the focus is. */
function useKeys(work: (key: string) => void): void {
  const held = useRef(work)
  held.current = work
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!deskKeys.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      held.current(event.key)
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
}

/** A return is screened on its own page; the call stays on the desk. Ids alone stand in the address. */
function ToScreening({ home, person }: { home: string | undefined; person: string | null }) {
  const { t } = useWords()
  const search = { ...(home === undefined ? {} : { home }), ...(person === null ? {} : { person }) }
  return (
    <p>
      <Link to="/screening" search={search}>
        {t("phone.toScreening")}
      </Link>
    </p>
  )
}
