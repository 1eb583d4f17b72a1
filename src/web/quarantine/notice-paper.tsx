import type { Printed } from "./case-type.ts"
import { day, PaperFields, PaperHead, PaperSigns, personFields, Sign } from "./paper-parts.tsx"

/** In one piece: a line broken in the source is a blank on paper. */
const ENDING =
  "期满没有异常的，由社区卫生服务中心的医生签发《解除隔离告知单》，观察即告结束；没有写明文号的书面决定，任何人不得延长。" +
  "拒不执行政府在紧急状态下依法发布的决定、命令的，依照《治安管理处罚法》第五十条处理。"

/** 居家隔离告知书: what is asked of whom, by which rule, until when, who comes, where to object. */
export function NoticePaper({ about }: { about: Printed }) {
  return (
    <>
      <PaperHead title="居家隔离告知书" english="Notice of home quarantine" about={about} />
      <PaperFields
        fields={[
          ...personFields(about),
          ["观察期", `${day(about.openedOn)}起，至${day(about.dueOn)}`],
          ["起算日", `${day(about.countedFrom)}，共${about.days}天`, "wide"],
        ]}
      />
      <p>
        根据{about.document}
        {about.order !== null && `，并根据${about.order}`}，请您在上述居住地居家隔离健康观察。请您做到：
      </p>
      <ol>
        <li>
          每天{about.slots.join("、")}各量一次体温，连同身体情况报给三人小组（微信、电话、当面都可以）。
        </li>
        <li>
          体温达到{about.feverFrom}
          ℃，或者咳嗽、乏力、气促的，马上告诉医生或拨打120，由救护车送发热门诊，不要自己前往。
        </li>
        <li>观察期内不外出，不接待来客；尽量一人一间，多开窗，勤洗手，餐具毛巾分开用。</li>
        <li>买菜、买药、取快递，请告诉居委会，有人送到门口；生活垃圾放在门口，每天有人上门收。</li>
        <li>同住的人怎样隔离，由医生上门看过住所以后当面告诉您。</li>
        <li>看急病、临产、透析、火警等，先打120、119、110，先救命，事后再说明。</li>
      </ol>
      <p>{ENDING}</p>
      <p>
        <strong>对本告知有异议的，可以向{about.objectTo}提出</strong>
        ，口头、电话、书面都可以，提出以后会得到答复；答复以前请先按本告知做。
      </p>
      <h3>三人小组</h3>
      <PaperFields
        fields={[
          ["社区医生", about.doctor],
          ["电话", ""],
          ["社区民警", about.police],
          ["电话 ", ""],
          ["居委会", about.committee],
          ["电话  ", ""],
        ]}
      />
      <PaperSigns>
        <Sign who="本人签收" />
        <Sign who="送达人" />
        <Sign who="日期" />
        <Sign who="居民委员会（盖章）" />
      </PaperSigns>
    </>
  )
}
