import "./residents.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import {
  issueCard,
  issueCardsOfStairwell,
  listCards,
  revokeCard,
  saveOfficePhone,
} from "../../contract/residents.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { FoundHome } from "../app/found-homes.ts"
import { HomeField } from "../app/home-field.tsx"
import { useAsk, useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"

/** Cards of homes: issued for one or for a stairwell, printed, ended. */
export function CardsScreen() {
  const { t } = useWords()
  const [home, setHome] = useState<FoundHome | null>(null)
  const [done, setDone] = useState<{ text: string; ids: readonly string[] } | null>(null)
  return (
    <Page
      title={t("cards.title")}
      intro={t("cards.intro")}
      back={<Link to="/reports">{t("reports.back")}</Link>}
    >
      {done && (
        <DoneNote title={done.text}>
          {done.ids.length > 0 && (
            <Link to="/reports/cards/print" search={{ ids: done.ids.join(",") }}>
              {t("cards.printThese", { count: done.ids.length })}
            </Link>
          )}
        </DoneNote>
      )}
      <HomeField label={t("reports.door")} hint={t("find.hint")} onChoose={setHome} />
      {home === null ? (
        <p className="quiet">{t("cards.choose")}</p>
      ) : (
        <CardsOfHome key={home.id} home={home} onDone={(text, ids) => setDone({ text, ids })} />
      )}
    </Page>
  )
}

type CardsOfHomeProps = { home: FoundHome; onDone: (text: string, ids: readonly string[]) => void }

function CardsOfHome({ home, onDone }: CardsOfHomeProps) {
  const { t, language } = useWords()
  const { data, error } = useAsk(listCards, { homeId: home.id }, { live: true })
  const issuing = useTell(issueCard, [listCards])
  const stairwell = useTell(issueCardsOfStairwell, [listCards])
  const revoking = useTell(revokeCard, [listCards])
  const refused = issuing.refused ?? stairwell.refused ?? revoking.refused
  const inUse = data?.cards.find(({ revokedAt }) => revokedAt === null)
  const issue = async () => {
    if (issuing.busy) return
    const answer = await issuing.tell({ id: newId(), homeId: home.id })
    if (answer.ok) onDone(t("cards.issued", { door: home.door }), [answer.value.id])
  }
  const issueAll = async () => {
    if (stairwell.busy) return
    const answer = await stairwell.tell({ homeId: home.id })
    if (answer.ok)
      onDone(
        t("cards.issuedAll", { made: answer.value.made, all: answer.value.ids.length }),
        answer.value.ids,
      )
  }
  const revoke = async (id: string) => {
    if (!revoking.busy && (await revoking.tell({ id })).ok)
      onDone(t("cards.revoked", { door: home.door }), [])
  }
  return (
    <section className="cards-of-home" aria-label={home.door}>
      <h2 lang="zh-CN">{home.door}</h2>
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && <ErrorNote refusal={refused.refusal} />}
      {!data && !error && <WaitNote />}
      {data && (
        <>
          <p>
            {inUse
              ? t("cards.inUse", { at: momentText(inUse.madeAt as Instant, language), by: inUse.madeBy })
              : t("cards.none")}
          </p>
          <p className="row">
            <Button kind="main" busy={issuing.busy} onClick={issue}>
              {t(inUse ? "cards.renew" : "cards.issue")}
            </Button>
            {inUse && (
              <>
                <Link to="/reports/cards/print" search={{ ids: inUse.id }} className={buttonClass()}>
                  {t("cards.print")}
                </Link>
                <Button kind="grave" busy={revoking.busy} onClick={() => revoke(inUse.id)}>
                  {t("cards.revoke")}
                </Button>
              </>
            )}
            <Button busy={stairwell.busy} onClick={issueAll}>
              {t("cards.issueAll")}
            </Button>
          </p>
          {data.cards.length > (inUse ? 1 : 0) && (
            <p className="quiet small">
              {t("cards.ended", { count: data.cards.filter((card) => card !== inUse).length })}
            </p>
          )}
          <PhoneForm phone={data.phone} />
        </>
      )}
    </section>
  )
}

function PhoneForm({ phone }: { phone: string }) {
  const { t } = useWords()
  const { tell, busy, refused, done } = useTell(saveOfficePhone, [listCards])
  const [text, setText] = useState(phone)
  return (
    <form
      className="reports-number"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void tell({ phone: text })
      }}
    >
      {refused && <ErrorNote refusal={refused.refusal} />}
      <TextField
        label={t("cards.phone")}
        hint={t(done ? "cards.phoneSaved" : "cards.phoneHint")}
        autoComplete="off"
        maxLength={40}
        value={text}
        onChange={setText}
      />
      <Button type="submit" busy={busy}>
        {t("reports.save")}
      </Button>
    </form>
  )
}
