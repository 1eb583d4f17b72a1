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
    maybe: "可能是",
    take: "就是这个人",
    taken: "登记的是 {{who}}，已在登记册里",
    notTaken: "不是这个人",
    compare: "两条对着看",
    and: "、",
    agrees: {
      ...{ name: "姓名一样", sound: "姓名同音", glyph: "姓名差一个字", document: "证件号一样" },
      ...{ phone: "电话一样", door: "门牌一样" },
    },
  },
}
