/** What is refused on somebody's own page of duty and on the swap board. */
export const ownDutyRefusalZh = {
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
