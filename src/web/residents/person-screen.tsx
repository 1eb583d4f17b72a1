import "../parts/own-data.css"
import "./residents.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { showOwnData } from "../../contract/residents.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { call } from "../app/client.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceCards } from "../parts/choice-cards.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { type OwnData, OwnDataView } from "../parts/own-data.tsx"
import { Page } from "../parts/page.tsx"
import { type Person, PersonField } from "../people/person-field.tsx"
import type { Checked } from "./report-type.ts"
import { SecretDesk } from "./secret-desk.tsx"

const route = getRouteApi("/framed/reports/person")

/** A person asks what is kept of them: once staff know who it is, they show it, print it, or hand out a secret. */
export function PersonScreen() {
  const { t } = useWords()
  const { person } = route.useSearch()
  const navigate = route.useNavigate()
  const [chosen, setChosen] = useState<Person | null>(null)
  return (
    <Page
      title={t("secret.title")}
      intro={t("secret.intro")}
      back={<Link to="/reports">{t("reports.back")}</Link>}
    >
      <div className="no-print">
        <PersonField
          label={t("secret.who")}
          hint={t("secret.whoHint")}
          chosen={chosen}
          onChoose={(found) => {
            setChosen(found)
            void navigate({ search: found === null ? {} : { person: found.id } })
          }}
        />
      </div>
      {person && <Desk key={person} personId={person} />}
    </Page>
  )
}

function Desk({ personId }: { personId: string }) {
  const { t } = useWords()
  const [checked, setChecked] = useState<Checked | "">("")
  const [shown, setShown] = useState<{ own: OwnData | null; refusal: string | null }>({
    ...{ own: null, refusal: null },
  })
  const show = async () => {
    if (checked === "") return
    const answer = await call(showOwnData, { body: { personId, checked } })
    setShown(answer.ok ? { own: answer.value, refusal: null } : { own: null, refusal: answer.refusal })
  }
  return (
    <>
      <div className="no-print form">
        <ChoiceCards<Checked | "">
          legend={t("secret.checked")}
          value={checked}
          choices={(["document", "known"] as const).map((value) => ({
            value,
            label: t(`secret.checkedBy.${value}`),
            hint: t(`secret.checkedHint.${value}`),
          }))}
          onChange={setChecked}
        />
        {checked === "" ? (
          <p className="quiet">{t("secret.checkFirst")}</p>
        ) : (
          <>
            <SecretDesk personId={personId} checked={checked} />
            <p className="row">
              <Button onClick={show}>{t("secret.show")}</Button>
              {shown.own && (
                <Button kind="main" onClick={() => window.print()}>
                  {t("secret.print")}
                </Button>
              )}
            </p>
          </>
        )}
        {shown.refusal && <ErrorNote refusal={shown.refusal} />}
      </div>
      {shown.own && <Overview own={shown.own} />}
    </>
  )
}

function Overview({ own }: { own: OwnData }) {
  const say = useWords()
  const { t, language } = say
  return (
    <article className="own-data-sheet">
      <h2 className="only-print">{t("secret.sheet", { neighbourhood: own.neighbourhood })}</h2>
      <p className="quiet">{t("ownData.asOf", { at: momentText(own.asOf as Instant, language) })}</p>
      <OwnDataView own={own} say={say} />
    </article>
  )
}
