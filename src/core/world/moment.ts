import { addDays, type PlainDate } from "../kit/dates.ts"

/**
 * `YYYY-MM-DD HH:MM`, minutes counted from midnight of `day`; before 0 and from 1440 on they fall on other
 * days.
 */
export function momentText(day: PlainDate, minutes: number): string {
  const shift = Math.floor(minutes / 1440)
  return `${shift === 0 ? day : addDays(day, shift)} ${clockText(minutes - shift * 1440)}`
}

/** `HH:MM` of a count of minutes since midnight, 0–1439. */
export function clockText(minutes: number): string {
  const hour = Math.floor(minutes / 60)
  return `${hour < 10 ? "0" : ""}${hour}:${minutes % 60 < 10 ? "0" : ""}${minutes % 60}`
}

/** The day a moment's text begins with. */
export function dayOfText(moment: string): PlainDate {
  return moment.slice(0, 10) as PlainDate
}

/**
 * The next moment at which someone is at work (7:00–21:59): late evenings and nights wait for the morning.
 */
export function workingMinutes(minutes: number, morning: number): number {
  const ofDay = ((minutes % 1440) + 1440) % 1440
  if (ofDay >= 420 && ofDay < 1320) return minutes
  return minutes - ofDay + (ofDay < 420 ? 0 : 1440) + morning
}
