import "./print-cards.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { printCards } from "../../contract/residents.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { QrCode } from "../parts/qr-code.tsx"

type Printed = ReplyOf<typeof printCards>

const route = getRouteApi("/framed/reports/cards/print")
const A_PAGE = 8

/** Cards of homes on A4, eight to cut apart. A card is for who lives here: it speaks Chinese, with a line in English, whatever the desk speaks. */
export function PrintCardsScreen() {
  const { t } = useWords()
  const { who } = useSession()
  const { ids } = route.useSearch()
  const { printed, refusal } = usePrinted(ids)
  const pages = pagesOf(printed?.cards ?? [])
  return (
    <Page
      title={t("cards.sheet")}
      intro={t("cards.sheetIntro")}
      actions={
        <Button kind="main" disabled={!printed?.cards.length} onClick={() => window.print()}>
          {t("cards.print")}
        </Button>
      }
    >
      <div className="no-print">
        {refusal && <ErrorNote refusal={refusal} />}
        {!printed && !refusal && <WaitNote />}
        {printed?.cards.length === 0 && <p>{t("cards.nothing")}</p>}
        <Link to="/reports/cards">{t("cards.back")}</Link>
      </div>
      <style>{"@page { size: 210mm 297mm; margin: 0 }"}</style>
      <div className="card-sheets" lang="zh-CN">
        {pages.map((page) => (
          <div key={page[0]?.id} className="card-sheet">
            {page.map((card) => (
              <HomeCard
                key={card.id}
                card={card}
                neighbourhood={who?.neighbourhood ?? ""}
                phone={printed?.phone ?? ""}
              />
            ))}
          </div>
        ))}
      </div>
    </Page>
  )
}

type HomeCardProps = { card: Printed["cards"][number]; neighbourhood: string; phone: string }

function HomeCard({ card, neighbourhood, phone }: HomeCardProps) {
  return (
    <article className="home-card">
      <header>
        <strong>{neighbourhood}</strong> 联系卡
      </header>
      <div className="home-card-code">
        <QrCode text={`${location.origin}/my-home#${card.token}`} label={`${card.door} 联系卡的码`} />
      </div>
      <div className="home-card-text">
        <p className="home-card-door">{card.door}</p>
        <p>扫一扫：报体温、要帮忙、返沪报备、改资料、提异议、说谢谢</p>
        <p className="home-card-phone">
          打电话或写在纸上，一样办
          {phone !== "" && <strong>{phone}</strong>}
        </p>
      </div>
      <footer>
        <span>只能写给居委会，看不到任何人的资料。丢了请说一声，换一张。</span>
        <span lang="en">
          Scan to write to the committee in English. By phone or on paper is just as good.
        </span>
      </footer>
    </article>
  )
}

/** The cards with their tokens; null until they are there. That they are printed is written down once. */
function usePrinted(ids: string): { printed: Printed | null; refusal: string | null } {
  const { tell } = useTell(printCards)
  const [state, setState] = useState<{ printed: Printed | null; refusal: string | null }>({
    ...{ printed: null, refusal: null },
  })
  useEffect(() => {
    const now = { old: false }
    const ask = async () => {
      if (ids === "") return setState({ printed: { phone: "", cards: [] }, refusal: null })
      const answer = await tell({ ids: ids.split(",").slice(0, 60) })
      if (!now.old)
        setState(
          answer.ok ? { printed: answer.value, refusal: null } : { printed: null, refusal: answer.refusal },
        )
    }
    void ask()
    return () => {
      now.old = true
    }
  }, [ids, tell])
  return state
}

function pagesOf<T>(all: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / A_PAGE) }, (_, page) =>
    all.slice(page * A_PAGE, (page + 1) * A_PAGE),
  )
}
