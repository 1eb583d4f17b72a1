import "./roll.css"
import "./print-roll.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { changeJoinLink, getJoinLink } from "../../contract/roll.ts"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { copyText } from "../parts/copy-text.ts"
import { fullDayText } from "../parts/days.ts"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { QrCode } from "../parts/qr-code.tsx"

/** The link by which volunteers ask to join, as a poster for the gate. The poster speaks Chinese, with English below, whatever the desk speaks. */
export function PosterScreen() {
  const { t, language } = useWords()
  const { who } = useSession()
  const { data, error } = useAsk(getJoinLink, undefined, { live: true })
  const { tell, busy, refused } = useTell(changeJoinLink, [getJoinLink])
  const link = data?.link ?? null
  const [copied, setCopied] = useState<string | null>(null)
  const address = link === null ? "" : `${location.origin}/join#${link.token}`
  return (
    <Page
      title={t("roll.poster")}
      intro={t("roll.posterIntro")}
      back={<Link to="/volunteers">{t("roll.title")}</Link>}
      actions={
        link !== null && (
          <Button kind="main" onClick={() => window.print()}>
            {t("roll.print")}
          </Button>
        )
      }
    >
      <div className="no-print roll-part">
        {error && <ErrorNote refusal={error.refusal} />}
        {refused && <ErrorNote refusal={refused.refusal} />}
        {!data && !error && <WaitNote />}
        {data && link === null && (
          <EmptyNote title={t("roll.posterNone")}>
            <p>{t("roll.posterNoneHint")}</p>
            <p>
              <Button kind="main" busy={busy} onClick={() => tell({ id: newId() })}>
                {t("roll.posterMake")}
              </Button>
            </p>
          </EmptyNote>
        )}
        {link !== null && (
          <>
            <p>
              {t("roll.posterMade", {
                day: fullDayText(dayOf(link.madeAt as Instant), language),
                by: link.madeBy,
              })}
            </p>
            <Field label={t("roll.posterText")}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  readOnly
                  value={address}
                  onFocus={({ target }) => target.select()}
                />
              )}
            </Field>
            <p className="row">
              <Button onClick={async () => setCopied((await copyText(address)) ? address : null)}>
                {t(copied === address ? "roll.copied" : "roll.copy")}
              </Button>
              <Button busy={busy} onClick={() => tell({ id: newId() })}>
                {t("roll.posterRenew")}
              </Button>
              <Button kind="quiet" busy={busy} onClick={() => tell({ id: null })}>
                {t("roll.posterEnd")}
              </Button>
            </p>
          </>
        )}
      </div>
      <style>{"@page { size: 210mm 297mm; margin: 0 }"}</style>
      {link !== null && <Poster neighbourhood={who?.neighbourhood ?? ""} address={address} />}
    </Page>
  )
}

function Poster({ neighbourhood, address }: { neighbourhood: string; address: string }) {
  return (
    <article className="roll-sheet roll-poster" lang="zh-CN">
      <p className="roll-poster-place">{neighbourhood}</p>
      <h2>招募志愿者</h2>
      <p className="roll-poster-lead">守好我们的门，一班几个小时，有人带。</p>
      <div className="roll-poster-code">
        <QrCode text={address} label="志愿者报名的码" />
      </div>
      <p className="roll-poster-lead">用手机扫一扫，两分钟报好名</p>
      <ul>
        <li>年满 18 周岁、身体健康、近期没有外出，就可以报名</li>
        <li>只问姓名、电话、出生年份、什么时候有空；只用来排班，随时可以退出、删除</li>
        <li>一家人可以排在同一班，也可以错开</li>
        <li>需要的话，可以开志愿服务证明</li>
      </ul>
      <p>没有手机也一样：到居委会写在纸上。</p>
      <p lang="en">
        Volunteers wanted at our gates. Scan to join in English, or come to the committee's office.
      </p>
    </article>
  )
}
