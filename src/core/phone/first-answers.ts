import type { CallCategory } from "./call-category.ts"

export type FirstAnswer = {
  readonly category: CallCategory
  readonly question: string
  readonly answer: string
}

/** What residents asked in the spring of 2020, to begin with; each committee makes them its own. */
export const firstAnswers: readonly FirstAnswer[] = [
  {
    category: "咨询",
    question: "外地车能进小区吗？",
    answer:
      "封闭管理期间，外来车辆原则上不进小区。住户的外地牌照车，凭通行证、量过体温、登记后可以进。送货、搬家请先打居委会电话。",
  },
  {
    category: "咨询",
    question: "快递、外卖放在哪里？",
    answer:
      "快递员、外卖员不进小区，东西放在大门口的货架上，按楼号分。请报门牌和手机尾号去拿。居家隔离的家庭由志愿者送到门口。",
  },
  {
    category: "咨询",
    question: "几号门可以进出，几点关门？",
    answer:
      "现在只开有人值守的大门，其余的门都关了。进出要量体温、看通行证。救护车、孕产、透析、火警随时放行。",
  },
  {
    category: "咨询",
    question: "从隔离的楼里出来的人要紧吗？",
    answer:
      "居家隔离的人不出门，同楼其他住户可以正常进出。楼道、电梯每天消毒。请戴口罩、勤洗手，电梯里少说话。隔离的是哪一户，我们不公开。",
  },
  {
    category: "返沪报备",
    question: "从外地回来要办什么手续？",
    answer:
      "到小区 12 小时以内向居委会报备：姓名、电话、门牌、从哪里来、几号到上海、坐什么车。最好到之前就打电话。车票请保留。",
  },
  {
    category: "返沪报备",
    question: "回来要不要隔离，几天？",
    answer:
      "按现在的规定：来自重点地区的，居家隔离或集中隔离 14 天；其他地方的，按当天的规定办。要不要隔离、到哪一天，看“现行规定”，有告知书，写明依据。不同意可以提异议。",
  },
  {
    category: "返沪报备",
    question: "租客能不能回来？",
    answer:
      "可以，没有人会被赶走。请房东或本人先到居委会登记，带租房合同和身份证件。不同意怎么办的，可以向居委会或街道提出。",
  },
  {
    category: "求助",
    question: "体温到多少要报，怎么办？",
    answer:
      "37.3 度以上，马上打居委会电话，不要自己出门坐公交、地铁。我们联系社区医生；要去发热门诊的，由专车送。胸闷、喘不上气，直接打 120。",
  },
  {
    category: "求助",
    question: "居家隔离，买菜买药怎么办？",
    answer:
      "告诉我们要什么、哪天要，我们和志愿者代买，送到门口。慢性病的药请报药名和药盒上的规格。垃圾放在门口，每天上门收。",
  },
  {
    category: "求助",
    question: "老人一个人在家，能不能来看看？",
    answer: "可以。我们登记下来，每天打一次电话，每周上门一次。急事随时打来。",
  },
  {
    category: "口罩",
    question: "口罩怎么预约？",
    answer:
      "一户（一个门牌）预约一次，登记姓名、门牌、电话。带身份证。租客没有登记的，先带租房合同来登记。打电话也可以预约。",
  },
  {
    category: "口罩",
    question: "口罩在哪里领？",
    answer:
      "中签后我们电话或公告通知，凭预约单和身份证到指定药店买，每户 5 只。隔离的、行动不便的，我们送上门。",
  },
  {
    category: "口罩",
    question: "没有中签怎么办？",
    answer: "口罩不够的时候公平摇号。没有中签的，下一轮再登记；公告会写哪天开始。",
  },
  {
    category: "通行证",
    question: "通行证怎么领？",
    answer:
      "带身份证到居委会，报门牌。一人一张，纸的也行，不用手机。忘带了，报门牌也能核对进门，谁都不会被挡在自己家门外。",
  },
  {
    category: "通行证",
    question: "通行证丢了怎么办？",
    answer: "马上打电话挂失，原来的号就作废了，再到居委会补办一张。找到了原来的也不要再用。",
  },
  {
    category: "投诉",
    question: "到哪里投诉、提异议？",
    answer:
      "可以在这里说，我们记下来、给您答复。对隔离、通行的决定不同意，可以提异议，我们必须书面答复。也可以打 12345，或向街道办事处提出。",
  },
  {
    category: "投诉",
    question: "楼上隔离户开门、出门怎么办？",
    answer: "请告诉我们时间和大概情况，三人小组马上上门了解。请不要在群里公开别人的门牌和姓名。",
  },
]
