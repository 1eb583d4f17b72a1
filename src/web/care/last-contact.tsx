import { useState } from "react"
import { listCare, takeBackContact } from "../../contract/care.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { TakeBackForm } from "../parts/take-back-form.tsx"
import { clockText } from "./need-table.tsx"
import type { CarePerson } from "./need-type.ts"

type LastContactProps = {
  contact: NonNullable<CarePerson["lastContact"]>
  name: string
  onDone: (title: string) => void
}

/** What was written down last of somebody in special care, and the press that takes it back. */
export function LastContact({ contact, name, onDone }: LastContactProps) {
  const { t, language } = useWords()
  const [taking, setTaking] = useState(false)
  const { tell, busy, refused } = useTell(takeBackContact, [listCare])
  const what = [
    clockText(contact.at as Instant, language),
    t(`care.way.${contact.way}`),
    t(`care.${contact.found}`),
  ].join(" ")
  return (
    <section className="need-task" aria-label={t("care.last")}>
      <h3>{t("care.last")}</h3>
      <p>
        {what} <span className="quiet">{contact.by}</span>
        {contact.note !== "" && <span className="care-plan-text">{contact.note}</span>}
      </p>
      {taking ? (
        <TakeBackForm
          busy={busy}
          refusal={refused?.refusal}
          onSend={(said) =>
            void tell({ ...said, contactId: contact.id }).then(
              ({ ok }) => ok && onDone(t("care.takenBack", { name })),
            )
          }
          onClose={() => setTaking(false)}
        />
      ) : (
        <Button kind="quiet" aria-label={t("takeBack.of", { what })} onClick={() => setTaking(true)}>
          {t("common.undo")}
        </Button>
      )}
    </section>
  )
}
