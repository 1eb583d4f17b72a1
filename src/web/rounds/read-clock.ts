/** A clock as people type it: `9:30`, `930`, `0930`, `9点半` is none; null when it is no time of day. */
export function readClock(text: string): string | null {
  const parts = /^(\d{1,2})[:：.]?(\d{2})$/.exec(text.trim())
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2])]
  if (parts === null || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`
}
