/** Words of the field that finds people. */
export const words = {
  people: {
    hint: "姓名、拼音首字母（如 wxm）、手机或身份证几位数、门牌（如 12-302）",
    found: "找到 {{count}} 人，↑↓ 选，回车定",
    none: "没有找到这个人",
    newPerson: "都不是：登记新的人",
    foundHomes: "找到 {{count}} 户，↑↓ 选，回车定",
    noHome: "没有找到。门牌写法如 12-302",
    nowhere: "不住本小区",
    quarantined: "在隔",
  },
}
