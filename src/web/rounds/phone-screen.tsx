import { Link } from "@tanstack/react-router"
import "./rounds.css"
import { useState } from "react"
import { listRoundPhones, revokeRoundPhone, takeRoundOnPhone } from "../../contract/round-phone.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { QrCode } from "../parts/qr-code.tsx"

/** Today's list goes onto a phone: this one, or one that scans a code; and whose phones carry one. */
export function PhoneScreen() {
  const { t } = useWords()
  return (
    <Page
      title={t("roundPhone.title")}
      intro={t("roundPhone.intro")}
      back={<Link to="/rounds">{t("paper.back")}</Link>}
    >
      {!window.isSecureContext && <p className="note">{t("roundPhone.insecure")}</p>}
      <Take />
      <Phones />
    </Page>
  )
}

function Take() {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(takeRoundOnPhone, [listRoundPhones])
  const [address, setAddress] = useState<string | null>(null)
  const take = async (use: (address: string) => void) => {
    setAddress(null)
    const made = await tell({})
    // behind the #, so that it reaches no server's log
    if (made.ok) use(`${window.location.origin}/round#join=${made.value.code}`)
  }
  return (
    <section className="stack">
      <p className="row">
        <Button kind="main" busy={busy} onClick={() => void take((to) => window.location.assign(to))}>
          {t("roundPhone.here")}
        </Button>
        <Button busy={busy} onClick={() => void take(setAddress)}>
          {t("roundPhone.other")}
        </Button>
      </p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      {address && (
        <div className="round-code" role="status">
          <QrCode text={address} label={t("roundPhone.scan")} />
          <p>{t("roundPhone.scan")}</p>
          <p className="quiet small">{t("roundPhone.once")}</p>
        </div>
      )}
    </section>
  )
}

function Phones() {
  const { t, language } = useWords()
  const { data, error } = useAsk(listRoundPhones, undefined, { live: true, everyMs: 30_000 })
  const { tell, busy, refused } = useTell(revokeRoundPhone, [listRoundPhones])
  const [asked, setAsked] = useState<string | null>(null)
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  if (data.phones.length === 0) {
    return (
      <EmptyNote title={t("roundPhone.none")}>
        <p>{t("roundPhone.noneHint")}</p>
      </EmptyNote>
    )
  }
  return (
    <section className="stack">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <DataTable
        caption={t("roundPhone.phones")}
        rows={data.phones}
        keyOf={({ id }) => id}
        columns={[
          { key: "owner", label: t("roundPhone.owner"), cell: ({ owner }) => owner },
          {
            key: "joined",
            label: t("roundPhone.taken"),
            cell: ({ joinedAt }) => momentText(joinedAt as Instant, language),
          },
          {
            key: "heard",
            label: t("roundPhone.heard"),
            cell: ({ heardAt }) => momentText(heardAt as Instant, language),
          },
          {
            key: "waiting",
            label: t("roundPhone.waiting"),
            cell: ({ waiting }) => t("roundPhone.count", { count: waiting }),
          },
          {
            key: "actions",
            label: t("common.actions"),
            actions: true,
            cell: ({ id, owner, carries }) =>
              carries ? (
                <Button
                  kind={asked === id ? "grave" : "quiet"}
                  busy={busy}
                  aria-label={t(asked === id ? "roundPhone.sureOf" : "roundPhone.shutOutOf", { owner })}
                  onClick={() => (asked === id ? void tell({ id }) : setAsked(id))}
                >
                  {t(asked === id ? "roundPhone.sure" : "roundPhone.shutOut")}
                </Button>
              ) : (
                <span className="quiet">{t("roundPhone.ended")}</span>
              ),
          },
        ]}
      />
      {asked && <p className="quiet">{t("roundPhone.means")}</p>}
    </section>
  )
}
