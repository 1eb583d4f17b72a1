/** Words of the screen across the room. */
export const words = {
  wall: {
    title: "家庭隔离分布图 · 防疫汇总",
    inQuarantine: "在隔",
    homes: "户",
    people: "人",
    openedToday: "今日新增",
    dueToday: "今天应解",
    overdue: "逾期",
    released: "累计解除",
    notLive: "画面不是最新的，停在 {{moment}}。正在自动重连。",
    counts: "各楼栋在隔户数",
    empty: "导入台账后，这里显示隔离分布图和汇总数。",
    asOf: "{{clock}} 更新",
  },
}
