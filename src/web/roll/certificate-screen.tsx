import "./print-roll.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { getCertificate } from "../../contract/roll.ts"
import { dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { spanText } from "./hours-text.ts"

const route = getRouteApi("/framed/volunteers/certificate")
type Certificate = ReplyOf<typeof getCertificate>

/** A certificate of service on A4: who served, what and how long, who vouches for it, its number and day. It speaks Chinese, with English below. */
export function CertificateScreen() {
  const { t } = useWords()
  const { id } = route.useSearch()
  const { data, error } = useAsk(getCertificate, { id: id ?? "" }, { enabled: id !== undefined })
  return (
    <Page
      title={t("roll.certificate")}
      intro={t("roll.certificateSheet")}
      back={<Link to="/volunteers">{t("roll.title")}</Link>}
      actions={
        <Button kind="main" disabled={!data || data.name === ""} onClick={() => window.print()}>
          {t("roll.print")}
        </Button>
      }
    >
      {id === undefined && <p>{t("roll.certificateMissing")}</p>}
      {error && <ErrorNote refusal={error.refusal} />}
      {id !== undefined && !data && !error && <WaitNote />}
      <style>{"@page { size: 210mm 297mm; margin: 0 }"}</style>
      {data && data.name !== "" && <Sheet certificate={data} />}
      {data && data.name === "" && <NamelessCertificate certificate={data} />}
    </Page>
  )
}

/** Whose name is deleted gets no other paper; one that they have can still be checked. */
function NamelessCertificate({ certificate }: { certificate: Certificate }) {
  const { t, language } = useWords()
  const day = (text: string) => fullDayText(text as PlainDate, language)
  const { from, until, turns, minutes } = certificate
  return (
    <EmptyNote title={t("roll.certificateNameless")}>
      <p>
        {t("roll.certificateStands", {
          ...{ number: numberOf(certificate), from: day(from), until: day(until) },
          ...{ turns, time: spanText(minutes, language) },
        })}
      </p>
      <p>{t("roll.certificateCounted")}</p>
    </EmptyNote>
  )
}

/** As it stands on the paper. */
function numberOf({ number, issuedAt }: Certificate): string {
  return `${dayOf(issuedAt as Instant).slice(0, 4)}-${String(number).padStart(4, "0")}`
}

function Sheet({ certificate }: { certificate: Certificate }) {
  const { name, neighbourhood, from, until, lines, turns, minutes, phone, issuedBy } = certificate
  const issuedOn = dayOf(certificate.issuedAt as Instant)
  const zh = (day: string) => fullDayText(day as PlainDate, "zh")
  const en = (day: string) => fullDayText(day as PlainDate, "en")
  return (
    <article className="roll-sheet roll-certificate" lang="zh-CN">
      <p className="roll-certificate-number">编号 {numberOf(certificate)}</p>
      <h2>志愿服务证明</h2>
      <p lang="en">Certificate of voluntary service</p>
      <p>
        兹证明 <strong>{name}</strong> 于{zh(from)}至{zh(until)}，在<strong>{neighbourhood}</strong>
        参加疫情防控志愿服务，共 <strong>{turns}</strong> 班、<strong>{spanText(minutes, "zh")}</strong>。
      </p>
      <p lang="en">
        This is to certify that <span lang="zh-CN">{name}</span> served as a volunteer in epidemic control in{" "}
        <span lang="zh-CN">{neighbourhood}</span> from {en(from)} to {en(until)}:{" "}
        {turns === 1 ? "1 turn" : `${turns} turns`}, {spanText(minutes, "en")}.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">服务内容（岗位）</th>
            <th scope="col">班次</th>
            <th scope="col">时长</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.month} ${line.post}`}>
              <td>{line.month}</td>
              <td>{line.post === "" ? "值守" : `${line.post} 值守`}</td>
              <td>{line.turns}</td>
              <td>{spanText(line.minutes, "zh")}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              合计
            </th>
            <td>{turns}</td>
            <td>{spanText(minutes, "zh")}</td>
          </tr>
        </tfoot>
      </table>
      <p className="roll-sheet-small">时长按签到、签退记录统计；没有签到或签退的不计。</p>
      <dl>
        <div>
          <dt>证件类型及号码（本人填写）</dt>
          <dd className="roll-line" />
        </div>
        <div>
          <dt>志愿者编号（如有，本人填写）</dt>
          <dd className="roll-line" />
        </div>
        <div>
          <dt>出具单位（盖章）</dt>
          <dd>{neighbourhood}居民委员会</dd>
        </div>
        <div>
          <dt>负责人（签字）</dt>
          <dd className="roll-line" />
        </div>
        <div>
          <dt>经办人</dt>
          <dd>{issuedBy}</dd>
        </div>
        <div>
          <dt>联系方式</dt>
          <dd className={phone === "" ? "roll-line" : undefined}>{phone}</dd>
        </div>
        <div>
          <dt>出具日期</dt>
          <dd>{zh(issuedOn)}</dd>
        </div>
      </dl>
      <p className="roll-sheet-small">应志愿者本人申请，依据《志愿服务记录与证明出具办法（试行）》出具。</p>
    </article>
  )
}
