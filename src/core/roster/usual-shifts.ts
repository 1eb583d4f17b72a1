/** What most gates begin with: four shifts of six hours, three people on each, one of them with experience. */
export const usualShifts = {
  hours: [
    { name: "夜班", start: 0, minutes: 360 },
    { name: "早班", start: 360, minutes: 360 },
    { name: "中班", start: 720, minutes: 360 },
    { name: "晚班", start: 1080, minutes: 360 },
  ],
  heads: 3,
  leads: 1,
  weekdays: [0, 1, 2, 3, 4, 5, 6],
} as const
