/** What is refused on the roll, in the rosters, on a page of duty, and on the day at the posts. */
export const dutyRefusalZh = {
  "draft-changed": { what: "别人刚改过这一周的草稿", do: "您这一步没有写入。画面会更新，请看过再改。" },
  "roster-breaks-rules": { what: "草稿里有违反规定的班次", do: "没有发布。请改好标出的班次，再发布。" },
  "proposal-running": { what: "正在排另一份班", do: "一次只排一份。请等它排完再按。" },
  "proposal-outdated": {
    what: "这份排班建议不能用了：已经换了一份，或有人的情况变了",
    do: "草稿没有动。请再排一次。",
  },
  "no-posts": { what: "这一周没有要人的岗位", do: "请先在“岗位和班次”里定下每班要几个人。" },
  "no-gates": { what: "还没有门岗", do: "没有写入。请先登记门岗，或自己加一个岗位。" },
  "nothing-to-copy": { what: "上一周没有排班", do: "没有改动。可以用“自动排班”。" },
  "plan-running": { what: "已经有这样的约定", do: "没有保存。请在原来的约定里改。" },
  "consent-needed": {
    what: "还没有同意保存资料",
    do: "没有保存。志愿者本人同意以后，请勾上“保存资料用于排班”。",
  },
  "not-asking": { what: "这个报名已经有人办过了", do: "没有改动。请看名册里他现在的状态。" },
  "not-on-roll": { what: "这个人现在不在名册上", do: "没有改动。要他回来，请先在名册里请他回来。" },
  "not-ended": { what: "这个人没有退出，或资料已经删除", do: "没有改动。资料删除了的人，请重新登记。" },
  "wrong-join-link": {
    what: "这个报名链接已经停用或不完整",
    do: "没有送出。请扫门口现在贴的码，或打电话给居委会。",
  },
  "already-signed": { what: "已经签过了", do: "没有改动。请看这一班现在的状态。" },
  "not-signed-in-yet": { what: "这一班还没有签到", do: "没有改动。请先签到。" },
  "not-its-time": {
    what: "不在这一班的时间里",
    do: "没有保存。上岗前一小时起到下岗为止可以签到，时间不能晚于现在。",
  },
  "fever-at-sign-in": {
    what: "体温到了发热标准，不能上岗",
    do: "没有签到。请让他回去休息，登记停岗休息或不能来，再找人顶班。",
  },
  "roster-changed": { what: "班次刚才有变动", do: "没有改动。补法已经重新排过，请再选一次。" },
  "search-failed": { what: "这次没有找完", do: "没有改动。请再找一次；还是不行，就先打电话问人。" },
  "wrong-duty-link": {
    what: "这个值守链接已经换新或停用",
    do: "没有改动。请向居委会要新的链接。",
  },
  "too-late-to-give-back": {
    what: "前一天 20:00 以后不能自己退班",
    do: "没有改动。请打电话给带班或居委会。",
  },
  "already-asked": { what: "其中一班已经在换了", do: "没有登记。请先办完或撤回那一件。" },
  "wrong-swap": {
    what: "这样换，有人的班没问过本人",
    do: "没有登记。请从列出的办法里选一种。",
  },
  "not-agreed": { what: "还有人没有答应", do: "没有批准。等都答应了，或先问过本人。" },
  "not-approved": { what: "这件换班没有批准，或已经开班", do: "没有改动。请刷新后看。" },
  "turns-changed": {
    what: "批准以后，班又有变动，换不回去",
    do: "没有改动。请在排班里直接调整。",
  },
}
