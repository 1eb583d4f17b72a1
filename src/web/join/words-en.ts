/** Words of the page to join by. */
export const words = {
  join: {
    product: "Shouwang",
    title: "Join as a volunteer",
    otherLanguage: "中文",
    wrongLink:
      "This link has ended or was not scanned whole. Scan the code that hangs at the gate now, or call the committee.",
    offline: "No network now. What you filled in stays; send it once there is one.",
    about: {
      what: "Stand at the neighbourhood's gate: temperatures, registering, parcels. A few hours a turn, with somebody experienced; the committee hands out what you need.",
      who: "Whoever is 18 or older, in good health and was not away lately may join.",
      why: "Only those who make the roster see what you fill in. It is used for the roster and nothing else.",
      long: "It is deleted when the epidemic is over. You may leave at any time, and are deleted on the spot.",
    },
    field: {
      name: "Name",
      phone: "Telephone",
      birthYear: "Year of birth",
      door: "Door (if you like)",
      family: "Coming with family (if so)",
      free: "When are you free",
      skills: "What can you do (if you like)",
      consents: "Read one by one, tick what you agree to",
    },
    hint: {
      phone: "The committee calls you on this number",
      birthYear: "Like 1985. Nobody under 18 stands at a gate",
      door: "Like 12-302",
      family: "Their names; on the same turn, or one always at home",
    },
    free: {
      "work-day": "Working days, by day",
      "work-night": "Working days, by night",
      "rest-day": "Rest days, by day",
      "rest-night": "Rest days, by night",
    },
    skill: {
      测温: "Temperatures",
      登记: "Registering",
      快递: "Parcels",
      楼道: "From door to door",
      电话: "Telephone",
      翻译: "Interpreting",
      搬运: "Carrying",
      消毒: "Disinfecting",
    },
    consent: {
      keep: "The committee keeps my name, number and free times, for the roster (needed)",
      "share-phone": "Whoever leads my turn may see my number",
      certificate: "A certificate of service may be made for me later",
    },
    error: {
      name: "Please write your name",
      phone: "Please write your number",
      birthYear: "Four digits, like 1985",
      free: "Please choose at least one",
      keep: "Without your consent you cannot be rostered; then there is no need to send this",
    },
    refused: {
      "no-connection": "Not sent: no network now. What you filled in stays; press again in a while.",
      "too-many-requests":
        "Not sent: too many are joining now. What you filled in stays; press again in a while.",
      other: "Not sent. Please check what you filled in and press again, or call the committee.",
    },
    send: "Join",
    sending: "Sending…",
    thanks: "Thank you, the committee will call you",
    wait: "They call once they have seen it. There is no need to send it again.",
    another: "One more of my family",
    byPhone: "By phone or on paper is just as good:",
    byPaper: "On paper at the office is just as good.",
  },
}
