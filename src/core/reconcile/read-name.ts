import { looseSound, looseSurname, type Sounds } from "./name-sound.ts"
import { plainText } from "./plain-text.ts"
import { surnameLength } from "./surnames.ts"
import { toSimplified } from "./traditional.ts"

/**
 * A name taken apart. `full`: surname and given name, as far as written; `surname`: no more than that (王阿姨);
 * `nick`: one character behind 小, 老 or 阿; `foreign`: in Latin letters, its words sorted.
 */
export type Name = {
  readonly form: "full" | "surname" | "nick" | "foreign"
  /** One a character; a character that was not typed is `?`, or the Latin letters that stand in for it. */
  readonly units: readonly string[]
  readonly sounds: readonly string[]
  readonly loose: readonly string[]
  readonly surnameLength: number
}

const NOBODY = /^(无人?|空[户置关]?|匿名|未知|不详|拒访|没人|无名氏|租客|房东)$/
const SOMEBODY =
  /^(宝宝|孩子|小孩|女儿|儿子|孙子|孙女|外孙女?|婴儿|毛毛|小朋友|弟弟|妹妹|哥哥|姐姐|父亲|母亲|爸爸|妈妈|爷爷|奶奶|老人|老伴|妻子|丈夫|保姆|家属|本人|户主)$/
const TITLE =
  /(先生|女士|小姐|阿姨|师傅|老师|老伯|老伯伯|伯伯|叔叔|爷爷|奶奶|大爷|大妈|大叔|大姐|大哥|太太|同志|经理|医生|阿婆|阿公|老太|家属|家人|爸爸|妈妈|妹妹|弟弟|爸|妈|总|工)$/
const UNTYPED = /^[?□*○〇×■�_]$/

/** Reads a name as people write it; null when it names nobody, or no more than what somebody is to another. */
export function readName(written: string, sounds: Sounds): Name | null {
  const plain = toSimplified(plainText(written).replace(/[([【].*?[)\]】]/g, ""))
  if (!/\p{Script=Han}/u.test(plain)) return readForeign(plain)
  const name = plain.replace(/[\s·•.．‧・`'",、]/g, "")
  if (NOBODY.test(name) || SOMEBODY.test(name)) return null
  const bare = name.replace(TITLE, "")
  if (bare !== name && bare.length <= surnameLength(`${bare}某`) && bare !== "")
    return made("surname", [bare], sounds)
  if (/^[小老阿]\p{Script=Han}$/u.test(name)) return made("nick", [name.slice(1)], sounds)
  const units = (bare.length > 1 ? bare : name).match(/\p{Script=Han}|[a-z]+|[^\p{Script=Han}a-z\d]/gu) ?? []
  return made(units.length === 1 ? "surname" : "full", units, sounds)
}

/** A name as the text it is kept as. */
export function writeName({ form, units }: Name): string {
  return [form, ...units].join(" ")
}

export function nameFrom(written: string, sounds: Sounds): Name {
  const [form, ...units] = written.split(" ")
  return form === "foreign" ? foreign(units) : made(form as "full", units, sounds)
}

function made(form: "full" | "surname" | "nick", units: readonly string[], sounds: Sounds): Name {
  const surname = form === "nick" ? 0 : surnameLength(units.join(""))
  const spoken = units.map((unit, at) => {
    if (!/\p{Script=Han}/u.test(unit)) return unit
    return at < surname ? sounds.ofSurname(unit) : sounds.ofGivenName(unit)
  })
  const loose = spoken.map((sound, at) => (at < surname ? looseSurname(sound) : looseSound(sound)))
  return { form, units, sounds: spoken, loose, surnameLength: surname }
}

function readForeign(plain: string): Name | null {
  const units = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "")
  return units.length === 0 ? null : foreign(units.toSorted())
}

function foreign(units: readonly string[]): Name {
  return { form: "foreign", units, sounds: [], loose: [], surnameLength: 0 }
}

/** Whether a unit of a name stands for a character that was not typed. */
export function isUntyped(unit: string): boolean {
  return UNTYPED.test(unit) || /^[a-z]+$/.test(unit)
}

/** 男 or 女, where a title says so; null where it does not. */
export function sexOfTitle(written: string): "男" | "女" | null {
  if (/(先生|老伯|伯伯|叔叔|爷爷|大爷|大叔|大哥|阿公|爸爸?|儿子|孙子|弟弟|哥哥)$/.test(written)) return "男"
  return /(女士|小姐|阿姨|奶奶|大妈|大姐|太太|阿婆|老太|妈妈?|女儿|孙女|妹妹|姐姐)$/.test(written)
    ? "女"
    : null
}
