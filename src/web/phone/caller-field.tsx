import { type RefObject, useEffect, useId, useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { type DeskCall, readCaller } from "./desk-call.ts"
import { type FoundCaller, onlyOne, useFoundCallers } from "./found-callers.ts"

type CallerFieldProps = {
  field: RefObject<HTMLInputElement | null>
  call: DeskCall
  onChange: (changed: Partial<DeskCall>, of?: DeskCall) => void
  /** Enter: the caller stands, on to the next field. */
  onDone: () => void
}

/** Number, door or name, or two of them: who it is stands there before the first word where it is beyond doubt. */
export function CallerField({ field, call, onChange, onDone }: CallerFieldProps) {
  const { t } = useWords()
  const id = useId()
  const [active, setActive] = useState(0)
  const { search } = readCaller(call.caller)
  const found = useFoundCallers(search)
  const one = found === null ? null : onlyOne(found)
  const isOpen = found !== null && one === null && found.length > 0 && call.home === null
  const current = isOpen ? found[active] : undefined
  const choose = ({ home, personId }: FoundCaller) =>
    onChange({ home, personId: home === null ? null : personId, isSought: false }, call)
  const isKnown = found !== null && call.isSought
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is taken up once, when it comes
  useEffect(() => {
    if (!isKnown) return
    if (one === null) onChange({ isSought: false }, call)
    else choose(one)
  }, [isKnown, one?.key])
  return (
    <div className="phone-caller-field">
      <label htmlFor={id}>{t("phone.caller")}</label>
      <input
        ref={field}
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={current ? `${id}-${current.key.replace(" ", "-")}` : undefined}
        aria-autocomplete="list"
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        className="input phone-caller-input"
        maxLength={60}
        value={call.caller}
        onChange={(event) => {
          setActive(0)
          const caller = event.target.value
          onChange({ caller, home: null, personId: null, celsius: {}, isSought: caller.trim() !== "" })
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === "Enter") {
            event.preventDefault()
            if (current) choose(current)
            onDone()
          }
          if (!isOpen) return
          if (event.key === "ArrowDown") setActive(Math.min(found.length - 1, active + 1))
          if (event.key === "ArrowUp") setActive(Math.max(0, active - 1))
          if (event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault()
        }}
      />
      <p className="field-hint" id={`${id}-hint`}>
        {t("phone.callerHint")}
      </p>
      {isOpen && (
        <div role="listbox" id={`${id}-list`} aria-label={t("phone.found")} className="phone-found">
          {found.map((each, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Enter of the field choose
            <div
              key={each.key}
              id={`${id}-${each.key.replace(" ", "-")}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onClick={() => {
                choose(each)
                onDone()
              }}
            >
              <strong>{each.home?.door ?? t("phone.livesElsewhere")}</strong>{" "}
              <span className="quiet">{each.name}</span>
              {each.quarantined && <span className="phone-tag">{t("phone.inQuarantine")}</span>}
            </div>
          ))}
        </div>
      )}
      {found !== null && found.length === 0 && (
        <p className="small quiet" role="status">
          {t("phone.unknown")}
        </p>
      )}
    </div>
  )
}
