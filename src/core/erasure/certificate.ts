import { type Instant, writtenMoment } from "../kit/dates.ts"

export type ErasureScope = "subject" | "campaign"

/** How far the bytes of deleted rows are gone from the disk. */
export type Removal = "removed" | "held-up" | "rows-only"

/** What is certified of one deletion. It names no resident. */
export type Certificate = {
  readonly id: string
  readonly neighbourhood: string
  readonly scope: ErasureScope
  readonly at: Instant
  readonly doneAt: Instant | null
  /** Who deleted; null where the account is not known. */
  readonly by: string | null
  readonly reason: string
  /** Rows deleted or blanked, per table; and `backup-keys`: keys of older backups destroyed. */
  readonly counts: Readonly<Record<string, number>>
  readonly removal: Removal | null
}

/** The certificate as one line of text with its fields in a fixed order: its SHA-256 is printed on the paper. */
export function canonicalText(certificate: Certificate): string {
  const { id, neighbourhood, scope, at, doneAt, by, reason, counts, removal } = certificate
  const sorted = Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([id, neighbourhood, scope, at, doneAt, by, reason, sorted, removal])
}

export type CertificateText = {
  readonly title: string
  readonly lines: readonly string[]
  readonly counts: readonly { readonly what: string; readonly rows: number }[]
  /** Labels over the empty lines that two witnesses sign on. */
  readonly witnesses: readonly [string, string]
}

/** The certificate in words, for screen and paper. */
export function certificateText(certificate: Certificate, language: "zh" | "en"): CertificateText {
  const words = texts[language]
  const { scope, at, doneAt, by, reason, counts, removal, neighbourhood } = certificate
  return {
    title: words.title,
    lines: [
      `${words.neighbourhood}${neighbourhood}`,
      `${words.scope}${words.scopes[scope]}`,
      `${words.reason}${reason}`,
      `${words.asked}${writtenMoment(at)}${by === null ? "" : ` · ${by}`}`,
      `${words.done}${doneAt === null ? words.notYet : writtenMoment(doneAt)}`,
      words.removals[removal ?? "held-up"],
      words.kept[scope],
      words.backups,
    ],
    counts: Object.entries(counts)
      .filter(([, rows]) => rows > 0)
      .map(([table, rows]) => ({ what: words.tables[table] ?? table, rows })),
    witnesses: [`${words.witness} 1`, `${words.witness} 2`],
  }
}

type Words = {
  readonly [label in
    | "title"
    | "neighbourhood"
    | "scope"
    | "reason"
    | "asked"
    | "done"
    | "notYet"
    | "backups"
    | "witness"]: string
} & {
  readonly scopes: Readonly<Record<ErasureScope, string>>
  readonly kept: Readonly<Record<ErasureScope, string>>
  readonly removals: Readonly<Record<Removal, string>>
  readonly tables: Readonly<Record<string, string>>
}

const texts: Readonly<Record<"zh" | "en", Words>> = {
  zh: {
    title: "个人信息删除证明",
    neighbourhood: "居民区：",
    scope: "范围：",
    reason: "事由：",
    asked: "删除：",
    done: "清除完成：",
    notYet: "尚未完成",
    backups: "以口令加密的备份、导出的文件和纸质表册不在其内，须另行销毁。",
    witness: "见证人",
    scopes: { subject: "一位居民", campaign: "本次防疫的全部个人信息" },
    kept: {
      subject: "各日汇总数保持不变；隔离、排查、居住的记录已去除身份，仅供计数。",
      campaign: "保留楼栋、住房、各日汇总数和操作记录（仅编号）；指纹密钥已更换，旧指纹无法再生成。",
    },
    removals: {
      removed: "数据文件已重写，数据库日志中的旧内容已清除。",
      "held-up": "记录已删除；另一项长时间操作尚未结束，磁盘上的旧内容待其结束后清除。",
      "rows-only": "记录已删除，数据文件已重写；该数据库服务器的日志、副本和备份由其管理员负责清除。",
    },
    tables: {
      fact: "事实记录",
      fact_detail: "记录中的姓名、号码和文字",
      matter: "办理状态",
      transition: "变更历史",
      quarantine_case: "隔离个案",
      screening: "排查登记",
      reading_day: "体温标记",
      stay: "居住记录",
      person: "人员编号",
      person_identity: "人员身份",
      person_key: "人员指纹",
      household: "住户",
      household_detail: "住户户主和电话",
      register_change: "登记册变更",
      refused_row: "未收录的行",
      import_run: "导入记录",
      command: "操作回执",
      forgotten_row: "已遗忘行的指纹",
      audit_entry: "操作记录",
      erasure: "此前证明中的事由",
      pass: "通行证编号与状态",
      gate_entry: "门岗记录编号",
      unread_entry: "无法读取的门岗记录",
      anomaly: "门岗异常",
      parcel: "货架包裹",
      gate_device: "门岗设备",
      join_code: "门岗加入码",
      gate_key: "门岗密钥",
      gate_secret: "门牌暗码密钥",
      guard: "值守人",
      gate_hour: "门岗每小时计数",
      "backup-keys": "已销毁的备份密钥",
    },
  },
  en: {
    title: "Certificate of deletion of personal data",
    neighbourhood: "Neighbourhood: ",
    scope: "Scope: ",
    reason: "Reason: ",
    asked: "Deleted: ",
    done: "Removal complete: ",
    notYet: "not yet",
    backups:
      "Backups under a passphrase, exported files and paper are not included and must be destroyed separately.",
    witness: "Witness",
    scopes: { subject: "one resident", campaign: "all personal data of this campaign" },
    kept: {
      subject:
        "The sums of every day are unchanged; case, screening and stay are kept without identity, to be counted.",
      campaign:
        "Stairwells, dwellings, the sums of every day and the audit (ids only) are kept; the fingerprint key was replaced, so that old fingerprints cannot be made again.",
    },
    removals: {
      removed: "The data files were rewritten; old content is gone from the database's log of writes.",
      "held-up":
        "The rows are deleted; another long operation has not ended, and old content on the disk is removed once it has.",
      "rows-only":
        "The rows are deleted and the data files rewritten; logs, replicas and backups of that database server are its administrator's to remove.",
    },
    tables: {
      fact: "facts",
      fact_detail: "names, numbers and words in facts",
      matter: "states of matters",
      transition: "history of changes",
      quarantine_case: "quarantine cases",
      screening: "screenings",
      reading_day: "marks of temperatures taken",
      stay: "stays",
      person: "ids of people",
      person_identity: "identities",
      person_key: "fingerprints of people",
      household: "households",
      household_detail: "householders and telephones",
      register_change: "changes of the register",
      refused_row: "refused rows",
      import_run: "imports",
      command: "replies to commands",
      forgotten_row: "fingerprints of forgotten rows",
      audit_entry: "audit entries",
      erasure: "reasons on earlier certificates",
      pass: "numbers and states of passes",
      gate_entry: "ids of gate entries",
      unread_entry: "gate entries that could not be read",
      anomaly: "what was noticed at the gates",
      parcel: "parcels on shelves",
      gate_device: "gates' devices",
      join_code: "gates' join codes",
      gate_key: "gates' keys",
      gate_secret: "keys of homes' codes",
      guard: "guards",
      gate_hour: "gate counts by hour",
      "backup-keys": "backup keys destroyed",
    },
  },
}
