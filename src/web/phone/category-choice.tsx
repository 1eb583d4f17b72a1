import type { RefObject } from "react"
import { type CallCategory, callCategories } from "../../core/phone/call-category.ts"
import { useWords } from "../parts/i18n.ts"

type CategoryChoiceProps = {
  fieldset: RefObject<HTMLFieldSetElement | null>
  value: CallCategory | null
  error: boolean
  onChoose: (category: CallCategory) => void
}

/** What a call is about, by one key: 1 to 6. */
export function CategoryChoice({ fieldset, value, error, onChoose }: CategoryChoiceProps) {
  const { t } = useWords()
  return (
    <fieldset
      ref={fieldset}
      className="phone-choice"
      onKeyDown={(event) => {
        const chosen = callCategories[Number(event.key) - 1]
        if (chosen === undefined) return
        event.preventDefault()
        onChoose(chosen)
      }}
    >
      <legend>{t("phone.category")}</legend>
      {callCategories.map((category, index) => (
        <label key={category} className="phone-key-choice">
          <input
            type="radio"
            name="call-category"
            checked={category === value}
            aria-describedby={error ? "call-category-error" : undefined}
            onChange={() => onChoose(category)}
          />
          <span aria-hidden="true" className="phone-key">
            {index + 1}
          </span>{" "}
          {t(`callCategory.${category}`)}
        </label>
      ))}
      {error && (
        <p className="field-error" id="call-category-error">
          {t("phone.categoryMissing")}
        </p>
      )}
    </fieldset>
  )
}
