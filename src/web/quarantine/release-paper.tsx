import type { Printed } from "./case-type.ts"
import { day, PaperFields, PaperHead, PaperSigns, Sign } from "./paper-parts.tsx"

/** 解除隔离告知单: issued by the community health centre, signed by its doctor. */
export function ReleasePaper({ about }: { about: Printed }) {
  return (
    <>
      <PaperHead
        title="重点人员隔离健康观察解除告知单"
        english="Release from home quarantine, issued by the community health centre"
        about={about}
      />
      <PaperFields
        fields={[
          ["姓名", about.name],
          ["性别", about.sex],
          ["证件号码", about.idNumber],
          ["居住地址", about.door],
          ["来自", about.origin],
          ["抵沪日期", day(about.arrivedOn)],
          ["观察期", `${day(about.openedOn)}起，至${day(about.dueOn)}`],
          ["解除日期", day(about.endedOn ?? about.printedOn), "wide"],
        ]}
      />
      <p>
        {about.name}：您根据{about.document}
        {about.order !== null && `、${about.order}`}
        ，在上述居住地居家隔离健康观察，现已期满，经社区医生确认，自
        {day(about.endedOn ?? about.printedOn)}起解除隔离健康观察。
      </p>
      <p>
        自解除之日起，不再因这一次到达受到限制；出入小区与其他居民一样。解除以后如有发热、咳嗽、乏力、气促，请戴好口罩到发热门诊就诊，并告诉医生您的旅居情况。
      </p>
      <p>对解除日期有异议，或者解除以后仍被限制的，可以向{about.objectTo}提出。</p>
      <PaperSigns>
        <Sign who="社区医生" name={about.signedBy} />
        <Sign who="医生签名" />
        <Sign who="社区卫生服务中心（盖章）" />
        <Sign who="日期" name={day(about.printedOn)} />
      </PaperSigns>
    </>
  )
}
