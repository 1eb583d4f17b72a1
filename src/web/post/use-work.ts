import { useEffect, useRef, useState } from "react"
import type { DutySign, EntryBody, ParcelStep, Particulars } from "../../core/gate/entry.ts"
import type { EmergencyKind, EntryKind } from "../../core/gate/words.ts"
import { clockOf } from "../../core/kit/dates.ts"
import { minutesBetween } from "../../core/kit/moments.ts"
import { newId } from "../parts/ids.ts"
import { useKeyboardScanner } from "../scan/use-keyboard-scanner.ts"
import { type Ask, newAsk, passageOf, passIdOf, readCelsius } from "./ask.ts"
import { allowSound, signal } from "./feedback.ts"
import { seeCode, seeTyped } from "./see.ts"
import type { Saved, Stage } from "./stage.ts"
import { useDirection } from "./use-direction.ts"
import { usePost } from "./use-post.ts"

/** Written down somewhat later than it happened: then the clock of the opening is noted. */
const LATER_MINUTES = 2

/** What the guard does, and what the screen shows next. */
export function useWork() {
  const { device, nudge } = usePost()
  const [stage, setStage] = useState<Stage>({ is: device.view().membership === null ? "join" : "home" })
  const [direction, setDirection] = useDirection()
  const [saved, setSaved] = useState<Saved | null>(null)
  const [busy, setBusy] = useState(false)
  const writing = useRef(false)

  const decisionOf = ({ kind, direction, pass, room, celsius }: Ask) =>
    device.decide({ kind, direction, pass, room: room && { home: room.home }, celsius })

  /** Shows what is decided about somebody, with its sound where it is another answer than before. */
  const show = (ask: Ask, before?: Ask) => {
    const verdict = decisionOf(ask)?.verdict
    if (verdict !== undefined && (before === undefined || verdict !== decisionOf(before)?.verdict))
      signal(verdict)
    setStage({ is: "decision", ask })
  }

  /** Goes on only once it is on the disk. False: it is not, and the screen says so. */
  const write = async (body: EntryBody, then: Stage, said: Omit<Saved, "id">): Promise<boolean> => {
    if (writing.current) return false
    writing.current = true
    setBusy(true)
    const written = await device.write(body)
    writing.current = false
    setBusy(false)
    if (!written.ok) {
      signal("turn-away")
      setStage({ is: "not-saved", body, then })
      return false
    }
    setSaved({ id: written.id, ...said })
    setStage(then)
    nudge()
    return true
  }

  const nextOf = (ask: Ask): Stage =>
    ask.next === "scan" ? { is: "scan", ask: null, told: ask.told } : { is: "home" }

  const finish = async (ask: Ask, particulars: Particulars | null = null, then: Stage = nextOf(ask)) => {
    const decision = decisionOf(ask)
    if (decision === null) return
    const body = passageOf(ask, decision, particulars)
    const { verdict } = decision
    // what somebody said of themselves is not held any longer, to be changed or otherwise
    const again = particulars === null ? ask : null
    await write(body, then, { what: "passage", verdict, ask: again })
  }

  const takeCelsius = async (ask: Ask, celsius: number | null) => {
    const measured = { ...ask, celsius }
    if (celsius !== null && decisionOf(measured)?.verdict === "let-in" && ask.kind === "resident")
      return finish(measured)
    show(measured, ask)
  }

  /** By the rule that the phone holds. */
  const isFeverish = (celsius: number | null) => {
    const ask = { kind: "resident", direction: "in", pass: null, room: null, celsius } as const
    return celsius !== null && device.decide(ask)?.reason === "fever"
  }

  const signDuty = async (sign: Omit<DutySign, "what">) => {
    const isBack = sign.step === "in" && isFeverish(sign.celsius)
    if (isBack) signal("turn-away")
    const then: Stage = isBack ? { is: "duty-fever" } : { is: "home" }
    return write({ what: "duty", ...sign }, then, { what: "duty", verdict: null, ask: null })
  }

  const currentAsk = "ask" in stage ? stage.ask : null

  const onCode = async (text: string, by: "camera" | "photo" | "scanner") => {
    const next = by === "scanner" ? "home" : "scan"
    const base = currentAsk ?? newAsk("resident", direction, next)
    // without keys no code proves anything: the screen says what is missing
    if (device.view().state === null) return show(base)
    const told = by === "scanner" ? null : ({ saw: "code", text } as const)
    show({ ...(await seeCode(device, base, text, by)), told })
  }

  const onDamaged = async (picture: Blob | null) => {
    const base = currentAsk ?? newAsk("resident", direction, "scan")
    const proof = picture && (await base64Of(picture))
    const shown = { pass: null, by: "camera", number: null } as const
    show({ ...base, pass: { result: "damaged" }, shown, proof, told: { saw: "damage" } })
  }

  useKeyboardScanner(({ text, field }) => {
    if (stage.is === "join" || stage.is === "shift" || stage.is === "not-saved") return
    if (stage.is === "duty" || stage.is === "duty-pass" || stage.is === "duty-fever") return
    const celsius = readCelsius(text)
    if (celsius !== null) {
      // before anybody was asked about: the next one begins with the temperature
      const ask = currentAsk ?? newAsk("resident", direction)
      if (currentAsk === null) show({ ...ask, celsius })
      else void takeCelsius(ask, celsius)
    } else if (field === null || stage.is === "door" || stage.is === "decision") void onCode(text, "scanner")
  })

  useEffect(() => {
    const allow = () => allowSound()
    window.addEventListener("pointerdown", allow)
    window.addEventListener("keydown", allow)
    return () => {
      window.removeEventListener("pointerdown", allow)
      window.removeEventListener("keydown", allow)
    }
  }, [])

  return {
    ...{ stage, direction, setDirection, saved, busy, decisionOf },
    go: (next: Stage) => {
      setStage(next)
      if (next.is !== "scan" && next.is !== "home") setSaved(null)
    },
    onKind: (kind: EntryKind) => {
      setSaved(null)
      show(newAsk(kind, direction))
    },
    onCode,
    onDamaged,
    onCelsius: takeCelsius,
    onTyped: async (ask: Ask, text: string) => {
      const seen = await seeTyped(device, ask, text)
      if (seen === null) return "unread" as const
      show(seen)
      return "done" as const
    },
    finish,
    isFeverish,
    /** A turn of duty begins or ends: it is on the disk, and the server finds out whose it is. */
    onDuty: (sign: Omit<DutySign, "what">) => signDuty(sign),
    /** The same by a pass before the camera; false: it is none that this post can read, or one that is stopped. */
    onDutyPass: async (step: DutySign["step"], celsius: number | null, text: string) => {
      const check = await device.checkCode(text)
      const pass = passIdOf(check)
      const isStopped = device.view().state?.stopped.some((one) => one.pass === pass) === true
      // it says whose it is, and whoever holds it may be somebody else
      if (pass === null || check.result === "key-revoked" || isStopped) return false
      return signDuty({ step, pin: null, pass, celsius })
    },
    onParcel: (parcel: Omit<ParcelStep, "what" | "parcel">) => {
      const said = { what: "parcel", verdict: null, ask: null } as const
      return write({ what: "parcel", parcel: newId(), ...parcel }, { is: "parcel" }, said)
    },
    openEmergency: () => {
      signal("let-in")
      setSaved(null)
      setStage({ is: "emergency" })
      const { membership, opened } = device.view()
      if (membership !== null && opened === null) void device.open(device.now()).catch(() => undefined)
    },
    writeEmergency: async (opening: { emergency: EmergencyKind; room: string | null; note: string }) => {
      const { opened } = device.view()
      const isLate = opened !== null && minutesBetween(opened, device.now()) >= LATER_MINUTES
      const note = isLate ? `${clockOf(opened)} ${opening.note}`.trim() : opening.note
      const said = { what: "emergency", verdict: null, ask: null } as const
      const isWritten = await write({ what: "emergency", direction, ...opening, note }, { is: "home" }, said)
      if (isWritten) await device.open(null).catch(() => undefined)
    },
    /** Takes an entry back; decided anew where it is still known who it was. */
    undo: async (id: string, ask: Ask | null) => {
      const then: Stage = ask === null ? { is: "recent" } : { is: "decision", ask }
      await write({ what: "undo", undoes: id }, then, { what: "undo", verdict: null, ask: null })
    },
    writeAgain: (body: EntryBody, then: Stage) => {
      const verdict = body.what === "passage" ? body.verdict : null
      return write(body, then, { what: body.what, verdict, ask: null })
    },
  }
}

function base64Of(picture: Blob): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? null)
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(picture)
  })
}
