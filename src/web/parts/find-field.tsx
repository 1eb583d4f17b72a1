import { type ReactNode, useState } from "react"
import { Field } from "./field.tsx"

export type FindOption = { readonly key: string; readonly content: ReactNode }

type FindFieldProps = {
  label: string
  hint?: string | undefined
  error?: string | undefined
  autoFocus?: boolean
  value: string
  onChange: (text: string) => void
  /** Null while nothing is asked or known. */
  options: readonly FindOption[] | null
  /** What is found, in words; read out when it changes. */
  status: string
  onPick: (key: string) => void
  /** Escape: what was typed or chosen goes. */
  onClear: () => void
}

/** A field that finds while one types: arrow keys go through what is found, Enter takes it, Escape clears. */
export function FindField(props: FindFieldProps) {
  const { label, hint, error, value, options, status, onPick, onClear, onChange } = props
  const [active, setActive] = useState(0)
  const open = options !== null
  const place = Math.min(active, (options?.length ?? 0) - 1)
  const current = options?.[place]
  const pick = (key: string) => {
    setActive(0)
    onPick(key)
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    // an input method takes its own Enter and arrows
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape" && value !== "") {
      event.preventDefault()
      onClear()
    }
    if (!open) return
    if (event.key === "Enter" && current) {
      event.preventDefault()
      pick(current.key)
    }
    if (event.key === "ArrowDown") setActive(Math.min(options.length - 1, place + 1))
    if (event.key === "ArrowUp") setActive(Math.max(0, place - 1))
    if (event.key === "ArrowDown" || event.key === "ArrowUp") event.preventDefault()
  }
  return (
    <div className="find-field">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <>
            <input
              {...control}
              // biome-ignore lint/a11y/noAutofocus: where somebody is looked for all day, the hands stay on the keys
              autoFocus={props.autoFocus}
              role="combobox"
              aria-expanded={open}
              aria-controls={current ? `${control.id}-list` : undefined}
              aria-activedescendant={current ? `${control.id}-${current.key}` : undefined}
              aria-autocomplete="list"
              autoComplete="off"
              maxLength={60}
              className="input"
              value={value}
              onChange={(event) => {
                setActive(0)
                onChange(event.target.value)
              }}
              onKeyDown={onKeyDown}
            />
            {open && (
              <div className="found-list find-field-found">
                <p className="small quiet" role="status">
                  {status}
                </p>
                {current && (
                  <div role="listbox" id={`${control.id}-list`} aria-label={status}>
                    {options.map((option, index) => (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys and Enter of the field choose
                      <div
                        key={option.key}
                        id={`${control.id}-${option.key}`}
                        role="option"
                        tabIndex={-1}
                        aria-selected={index === place}
                        onClick={() => pick(option.key)}
                      >
                        {option.content}
                      </div>
                    ))}
                  </div>
                )}
              </div>
            )}
          </>
        )}
      </Field>
    </div>
  )
}
