import type { Printed } from "./case-type.ts"
import { day, PaperFields, PaperHead, PaperSigns, personFields, Sign } from "./paper-parts.tsx"

/** 承诺书: signed by whoever stays at home, since home quarantine rests on their agreement. */
export function UndertakingPaper({ about }: { about: Printed }) {
  return (
    <>
      <PaperHead title="居家隔离承诺书" english="Undertaking of home quarantine" about={about} />
      <PaperFields fields={personFields(about)} />
      <p>
        本人已经收到《居家隔离告知书》，知道观察期自{day(about.openedOn)}起，至{day(about.dueOn)}
        止，依据是{about.document}。本人愿意在上述居住地居家隔离健康观察，并承诺：
      </p>
      <ol>
        <li>上面写的姓名、证件、来处和到达日期都是真的。</li>
        <li>观察期内不外出，不接待来客，与同住的人尽量分开。</li>
        <li>每天{about.slots.join("、")}如实报体温和身体情况。</li>
        <li>体温达到{about.feverFrom}℃或者觉得不舒服，马上告诉三人小组或者拨打120，不自己前往医院。</li>
        <li>需要买菜、买药、倒垃圾，告诉居委会，由居委会安排人办。</li>
      </ol>
      <p>
        本人知道：不同意居家隔离的，可以说明，由社区医生按规定另行安排；对隔离有异议的，可以向{about.objectTo}
        提出；期满没有异常就结束。签这份承诺书不放弃任何权利。
      </p>
      <p>未成年人由监护人签字，监护人姓名写在本人签字旁边。</p>
      <PaperSigns>
        <Sign who="本人签字" />
        <Sign who="监护人签字" />
        <Sign who="经手人" />
        <Sign who="日期" />
      </PaperSigns>
    </>
  )
}
