import type { PageWords } from "./page-words.ts"

export const wordsEn: PageWords = {
  lang: "en",
  title: "Give your phone the office's certificate",
  lead: (address) =>
    `Once for each phone. Afterwards ${address} may use the camera to scan, and keeps what you write while there is no network.`,
  otherLanguage: "中文",
  browserFirst:
    "Open this page in the phone's own browser. If you are inside WeChat: press “…” at the top right and choose “Open in browser” (Safari on an iPhone).",
  stepsTitle: "Which one do you have?",
  devices: {
    android: {
      title: "Android phone",
      take: "Download the certificate",
      steps: [
        "Press “Download the certificate” and keep the file on the phone.",
        "Open the phone's Settings, search for “certificate” at the top, choose “Install a certificate”, then “CA certificate”.",
        "The phone warns that the network may be monitored: press “Install anyway” and give the screen lock's code. (A phone without a screen lock asks you to set one first.)",
        "Choose shouwang.crt, which you have just downloaded.",
        "Compare: search Settings for “trusted credentials”, open it under “User” and look at the SHA-256 fingerprint.",
      ],
      remove: "Search Settings for “trusted credentials”, open 守望 under “User” and press “Remove”.",
    },
    iphone: {
      title: "iPhone or iPad",
      take: "Download the profile",
      steps: [
        "Open this page in Safari, press “Download the profile”, then “Allow”.",
        "Open Settings, press “Profile Downloaded” at the top, then “Install” at the top right, and give the code of the phone.",
        "One more step: Settings › General › About › Certificate Trust Settings at the very bottom; switch 守望 on.",
        "Compare: Settings › General › VPN & Device Management › 守望 › More Details, open the certificate and look at the SHA-256 fingerprint.",
      ],
      remove: "Settings › General › VPN & Device Management › 守望 › Remove Profile.",
    },
    windows: {
      title: "Windows computer",
      take: "Download the certificate",
      steps: [
        "Press “Download the certificate”, open shouwang.crt and press “Install Certificate”.",
        "Choose “Current User”, Next.",
        "Choose “Place all certificates in the following store”, Browse, “Trusted Root Certification Authorities”, Next, Finish.",
        "When it asks whether to install, compare the fingerprint it shows and press Yes. Close the browser and open it again.",
      ],
      remove:
        "Press the Windows key, type certmgr.msc and Enter; under “Trusted Root Certification Authorities”, “Certificates”, delete 守望.",
    },
    mac: {
      title: "Mac",
      take: "Download the certificate",
      steps: [
        "Press “Download the certificate”, open shouwang.crt and add it to the “login” keychain.",
        "Open 守望 in Keychain Access, open “Trust” and choose “Always Trust” for “When using this certificate”.",
        "Compare the SHA-256 fingerprint below it, close the window and give the computer's password.",
      ],
      remove: "Open Keychain Access, find 守望 under “login” and delete it.",
    },
  },
  removeTitle: "Taking it off again",
  compareTitle: "Compare the fingerprint",
  compare:
    "The SHA-256 fingerprint that the phone shows must be these 16 groups, as on the sheet on the office wall (colons and capitals do not matter). If it is not, do not use it: take it off and tell the head.",
  fingerprint: "SHA-256 fingerprint",
  doneTitle: "When it is done",
  open: "Open Shouwang",
  meansTitle: "What it is for",
  means: (names, until) =>
    `The office's own computer made this certificate. It can only show that the pages of ${names} really come from that computer; it cannot vouch for any other site and sees nothing of your phone. Good until ${until}.`,
  shareTitle: "Hang a sheet on the wall",
  share:
    "Open this page on the office computer and press Ctrl and P: what is printed is one sheet with the code and the fingerprint, for the others to go by.",
  code: "Code that opens this page",
  sheetTitle: "Scan to set up your phone",
  sheetLead: [
    "Connect the phone to the office Wi-Fi first.",
    "Scan with the phone's camera, not with WeChat.",
    "Follow the page that opens, step by step, once for each phone.",
    "At the end compare the phone's SHA-256 fingerprint with this one.",
  ],
  sheetFoot: (names, until) => `Vouches for the pages of ${names} alone · good until ${until}`,
}
