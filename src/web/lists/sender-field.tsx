import { useId } from "react"
import { Button } from "../parts/button.tsx"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"

/** So many senders stand as buttons; the others are offered while one types. */
const MOST = 5

type SenderFieldProps = {
  senders: readonly string[]
  value: string
  error: string | undefined
  onChange: (sender: string) => void
  /** Whoever it is, is written: left, or chosen. */
  onDone: (sender: string) => void
}

/** Who sent a list; those who sent one before are one press away. */
export function SenderField({ senders, value, error, onChange, onDone }: SenderFieldProps) {
  const { t } = useWords()
  const listId = useId()
  return (
    <div className="list-sender">
      <Field label={t("listAdd.sender")} hint={t("listAdd.senderHint")} error={error}>
        {(control) => (
          <input
            {...control}
            className="input"
            list={listId}
            autoComplete="off"
            maxLength={60}
            value={value}
            onChange={(event) => {
              onChange(event.target.value)
              if (senders.includes(event.target.value)) onDone(event.target.value)
            }}
            onBlur={() => onDone(value)}
          />
        )}
      </Field>
      <datalist id={listId}>
        {senders.map((sender) => (
          <option key={sender} value={sender} />
        ))}
      </datalist>
      {senders.length > 0 && (
        <fieldset className="list-senders">
          <legend className="unseen">{t("listAdd.known")}</legend>
          {senders.slice(0, MOST).map((sender) => (
            <Button
              key={sender}
              kind="quiet"
              lang="zh-CN"
              onClick={() => {
                onChange(sender)
                onDone(sender)
              }}
            >
              {sender}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
