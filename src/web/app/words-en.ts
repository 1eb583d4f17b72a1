import type { words as zh } from "./words-zh.ts"

export const words: typeof zh = {
  frame: {
    skip: "Skip to the content",
    main: "Main menu",
    board: "Board",
    table: "Table",
    wall: "Wall",
    register: "Register",
    passes: "Passes",
    gates: "Gates",
    more: "More",
    books: "Books",
    screening: "Screening",
    import: "Import books",
    accounts: "Accounts",
    ownAccount: "My account",
    audit: "Audit",
    policies: "Rules in force",
    erasures: "Deletions",
    signOut: "Sign out",
    menu: "Menu",
    otherLanguage: "中文",
    demonstration: "Demonstration",
    demonstrationTitle: "The people and numbers here are made up, to try the product with.",
  },
  certificate: {
    label: "The pages' certificate",
    ends: "The pages' certificate ends on {{day}} (days left: {{count}}).",
    ended: "The pages' certificate ended on {{day}}.",
    renewFiles:
      "Tell whoever looks after the computer to put a new one in its place: after its end, phones and computers call these pages unsafe and do not open them.",
    renewLocal:
      "Tell whoever looks after the computer to make a new one; every phone must then take it once more. After its end, phones and computers call these pages unsafe and do not open them.",
  },
  find: {
    label: "Find a door",
    hint: "12-302, name or phone",
    none: "Nothing found. Write a door like 12-302.",
    found: "{{count}} homes found, use the arrow keys",
    pick: "{{count}} homes found, press one",
  },
  missing: {
    title: "There is no such page",
    intro: "The address may be misspelt, or the page has moved.",
    home: "Back to the board",
    fault: "This page failed",
    faultIntro: "All records are safe. Reload the page; if it fails again, tell the head of the committee.",
    reload: "Reload",
    allowed: "Your account cannot see this page",
    allowedIntro: "If you need it, ask the head to change your role under Accounts.",
  },
}
