import type { Static } from "typebox"
import type { Post, PostDevice } from "../../contract/posts.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { useWords } from "../parts/i18n.ts"
import { timeText } from "./time-text.ts"
import { useNow } from "./use-now.ts"

type PostRow = Static<typeof Post>
type Device = Static<typeof PostDevice>

const LOW_BATTERY = 20

/** One post as it is now: is it heard, who stands there, what passed today. */
export function PostCard({ post }: { post: PostRow }) {
  const { t } = useWords()
  const devices = post.devices.filter(({ revokedAt }) => revokedAt === null)
  return (
    <li className="post-card">
      <h3>{post.name}</h3>
      {devices.length === 0 && <p className="quiet">{t("gatePost.noDevice")}</p>}
      {devices.map((device) => (
        <DeviceLines key={device.id} device={device} />
      ))}
      <dl className="post-today" aria-label={t("gatePost.today")}>
        <Figure label={t("gatePost.in")} value={post.today.in} />
        <Figure label={t("gatePost.out")} value={post.today.out} />
        <Figure label={t("gatePost.turnedAway")} value={post.today.turnedAway} />
      </dl>
    </li>
  )
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function DeviceLines({ device }: { device: Device }) {
  const { t, language } = useWords()
  const at = useNow(30_000)
  const time = (moment: string) => timeText(moment, dayOf(at), language)
  const { guard } = device
  const ended = device.credentialUntil <= at
  return (
    <ul className="post-device">
      <li>
        <OnlineState device={device} />
      </li>
      <li className={guard === null ? "post-warning" : undefined}>
        {guard === null
          ? t("gatePost.noGuard")
          : t("gatePost.guard", { name: guard.name, number: guard.number, time: time(guard.since) })}
      </li>
      <li className="post-small">
        <Battery percent={device.battery} />
        <span className={device.waiting > 0 ? "post-waits" : "quiet"}>
          {device.waiting > 0 ? t("gatePost.waiting", { count: device.waiting }) : t("gatePost.waitingNone")}
        </span>
      </li>
      <li className={ended ? "post-warning" : "quiet small"}>
        {ended ? t("gatePost.ended") : t("gatePost.until", { time: time(device.credentialUntil) })}
      </li>
    </ul>
  )
}

/** A full or a hollow dot and the words beside it. */
export function OnlineState({ device }: { device: Device }) {
  const { t, language } = useWords()
  const at = useNow(30_000)
  const words = () => {
    if (device.online) return t("gatePost.online")
    if (device.heardAt === null) return t("gatePost.silent")
    return t("gatePost.offline", { time: timeText(device.heardAt, dayOf(at), language) })
  }
  return (
    <span className={device.online ? "post-state" : "post-state post-off"}>
      <span className="live-dot" aria-hidden="true" />
      {words()}
    </span>
  )
}

function Battery({ percent }: { percent: number | null }) {
  const { t } = useWords()
  if (percent === null) return <span className="quiet">{t("gatePost.batteryUnknown")}</span>
  const low = percent < LOW_BATTERY
  return (
    <span className={low ? "post-battery post-warning" : "post-battery"}>
      <svg width={24} height={12} viewBox="0 0 24 12" aria-hidden="true">
        <rect className="battery-case" x={0.5} y={0.5} width={20} height={11} rx={1.5} />
        <rect className="battery-tip" x={21.5} y={3.5} width={2} height={5} />
        <rect className="battery-fill" x={2.5} y={2.5} width={(16 * percent) / 100} height={7} />
      </svg>
      {low ? t("gatePost.batteryLow", { percent }) : t("gatePost.battery", { percent })}
    </span>
  )
}
