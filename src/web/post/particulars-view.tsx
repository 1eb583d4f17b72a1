import { useState } from "react"
import type { Particulars } from "../../core/gate/entry.ts"
import type { EntryKind } from "../../core/gate/words.ts"
import { useWords } from "../parts/i18n.ts"

type ParticularsViewProps = { kind: EntryKind; busy: boolean; onDone: (particulars: Particulars) => void }

const empty: Particulars = { name: "", phone: "", note: "" }
const longest = { name: 60, phone: 40, note: 200 } as const

/** What somebody says of themselves, typed once: with the button it is closed for the office, and gone from here. */
export function ParticularsView({ kind, busy, onDone }: ParticularsViewProps) {
  const { t } = useWords()
  const [values, setValues] = useState(empty)
  const [isMissing, setMissing] = useState(false)
  const send = () => {
    if (values.name.trim() === "") return setMissing(true)
    setValues(empty)
    onDone({ name: values.name.trim(), phone: values.phone.trim(), note: values.note.trim() })
  }
  return (
    <form
      className="post-form"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) send()
      }}
    >
      {(["name", "phone", "note"] as const).map((field) => (
        <div key={field}>
          <label htmlFor={field}>
            {field === "note"
              ? t(`post.particulars.note-${kind === "visitor" ? "visitor" : "returnee"}`)
              : t(`post.particulars.${field}`)}
          </label>
          <input
            id={field}
            className="post-field"
            value={values[field]}
            maxLength={longest[field]}
            inputMode={field === "phone" ? "tel" : "text"}
            autoComplete="off"
            aria-invalid={(field === "name" && isMissing) || undefined}
            aria-describedby={field === "name" ? "particulars-note" : undefined}
            onChange={({ target }) => {
              setMissing(false)
              setValues({ ...values, [field]: target.value })
            }}
          />
        </div>
      ))}
      <p id="particulars-note" className="post-note" role="alert">
        {isMissing && t("post.particulars.missing")}
      </p>
      <p>{t("post.particulars.hint")}</p>
      <button type="submit" className="key key-main" aria-disabled={busy}>
        {t("post.particulars.done")}
      </button>
    </form>
  )
}
