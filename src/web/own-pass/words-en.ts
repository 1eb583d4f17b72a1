/** Words of the holder's own pass. */
export const words = {
  passKind: { resident: "Resident", tenant: "Tenant", temporary: "Temporary" },
  ownPass: {
    product: "Shouwang",
    waiting: "Loading…",
    title: "Pass",
    code: "The pass's code, for the guard to scan",
    number: "Number",
    brighter: "Turn the screen up to its brightest for the guard.",
    asOf: "As of {{at}}",
    offline: "No network now. The pass works all the same.",
    offlineEmpty:
      "No network now, and this phone has not kept the pass yet. Open it again with a network, say the number, or show the paper pass.",
    wrongLink:
      "This link opens no pass; there may be a newer one. A paper pass goes on working; the committee makes new links.",
    again: "Try again",
    otherLanguage: "中文",
    parcels: "Parcels wait for you",
    parcel: "{{post}}, shelf {{shelf}}: {{count}} (since {{day}})",
    stopped: {
      lost: {
        what: "Reported lost",
        do: "Found again? Tell the committee and it is good again; else ask for another. You may always go home: give the guard your door.",
      },
      suspended: {
        what: "Suspended",
        do: "Call the committee and ask why. You may always go home: give the guard your door.",
      },
      void: {
        what: "Void",
        do: "Use the pass that came in its place, or ask the committee. You may always go home: give the guard your door.",
      },
      over: {
        what: "Expired",
        do: "Ask the committee for a new one. You may always go home: give the guard your door.",
      },
    },
  },
}
