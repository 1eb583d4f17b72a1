import type { words as wordsZh } from "./phone-words-zh.ts"

export const words: typeof wordsZh = {
  roundPhone: {
    link: "Take on a phone",
    title: "Take on a phone",
    intro:
      "Today's doors go along on a phone: what is written in a stairwell without network is sent later by itself. The list is deleted at midnight.",
    insecure:
      "This address does not begin with https: without network a phone cannot open the list. Use the https address, or print the paper pack.",
    here: "On this very phone",
    other: "Scan with another phone",
    scan: "Scan this code with the phone's camera",
    once: "Good for ten minutes and one phone. What is written on it counts as written by you: scan with your own.",
    none: "No phone carries a list now",
    noneHint: "A phone that took a list stands here, and can be shut out at once when it is lost.",
    phones: "Phones with a list",
    owner: "Whose",
    taken: "Taken",
    heard: "Last heard",
    waiting: "To send",
    count: "{{count, number}}",
    shutOut: "Shut out",
    shutOutOf: "Shut out the phone of {{owner}}",
    sure: "Shut out for sure",
    sureOf: "Shut out the phone of {{owner}} for sure",
    means:
      "Shut out, it deletes the list as soon as it has a network; what was written before is still sent and not lost.",
    ended: "carries no list any more",
  },
}
