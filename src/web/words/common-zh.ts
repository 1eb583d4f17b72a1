/** Words that every screen shares. */
export const commonZh = {
  common: {
    product: "守望",
    waiting: "正在读取…",
    close: "关闭",
    undo: "撤销",
    erased: "资料已删除",
    actions: "操作",
    more: "更多",
    people: "{{count, number}} 人",
    rows: "{{count, number}} 行",
  },
  tenure: { "owner-occupied": "自住", let: "出租", vacant: "空置" },
  standing: { owner: "业主", family: "家属", tenant: "租客" },
  role: {
    head: "负责人",
    staff: "居委会干部",
    property: "物业",
    owners: "业委会",
    team: "三人小组",
    doctor: "社区医生",
    "volunteer-lead": "志愿者组长",
    viewer: "挂墙屏幕",
    street: "街道",
  },
  form: {
    required: "请填写",
    newPassword: "密码至少 8 个字",
    day: "请填日期，如 2020-02-12",
  },
  live: {
    live: "实时",
    notLive: "{{clock}} 起未更新",
    title: "画面随新记录自动更新",
    notLiveTitle: "连接断了，正在重连。画面停在断开时的样子，记录都在，没有丢。",
  },
}
