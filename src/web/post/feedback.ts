import type { Verdict } from "../../core/gate/decide.ts"

/** Tones (Hz, seconds) and shakes (ms) of each decision: rising, level and long, low and twice. */
const signals: Record<Verdict, { tones: readonly (readonly [number, number])[]; shakes: number[] }> = {
  "let-in": {
    tones: [
      [880, 0.09],
      [1320, 0.14],
    ],
    shakes: [60],
  },
  refer: { tones: [[620, 0.5]], shakes: [250] },
  "turn-away": {
    tones: [
      [240, 0.25],
      [180, 0.35],
    ],
    shakes: [200, 100, 200],
  },
}

let sound: AudioContext | null = null

/** A browser lets a page sound only after a touch or a key. */
export function allowSound(): void {
  try {
    sound ??= new AudioContext()
    void sound.resume()
  } catch {
    // a phone without sound still shows and shakes
  }
}

export function signal(verdict: Verdict): void {
  const { tones, shakes } = signals[verdict]
  if ("vibrate" in navigator) navigator.vibrate(shakes)
  if (sound === null) return
  let at = sound.currentTime
  for (const [pitch, seconds] of tones) {
    const tone = sound.createOscillator()
    const loud = sound.createGain()
    tone.type = "square"
    tone.frequency.value = pitch
    loud.gain.setValueAtTime(0.25, at)
    loud.gain.exponentialRampToValueAtTime(0.01, at + seconds)
    tone.connect(loud).connect(sound.destination)
    tone.start(at)
    tone.stop(at + seconds)
    at += seconds
  }
}
