import type { Random } from "../kit/random.ts"

export type Sex = "男" | "女"

/** Common surnames, the commonest first, so that a weight falling with the place gives a believable mix. */
const surnames = [
  ..."王李张陈刘杨黄周吴徐赵孙朱胡林郭何高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕",
  ..."丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严",
]
const rareSurnames = ["欧阳", "司徒", "上官", "诸葛", "慕容"]

type GivenNames = { readonly 男: readonly string[]; readonly 女: readonly string[] }

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Given names as each generation got them: nobody of eighty is called 梓萱, nobody of six 建国. */
const generations: readonly { readonly bornBefore: number; readonly given: GivenNames }[] = [
  {
    bornBefore: 1950,
    given: {
      男: words(`
        德明 福生 根生 阿根 金宝 永康 志明 国栋 祖荫 鹤年 寿康 耀祖 炳生 锡麟 忠良 瑞林 维汉
        家驹 庆余 树德 长庚 关荣 仁兴 宝发 杏根 福根 正泉 学文 如海 茂林
      `),
      女: words(`
        桂英 秀英 玉兰 凤英 阿妹 兰英 素珍 月娥 秀珍 金娣 招娣 巧珍 惠珍 淑贞 佩芬 桂珍 杏珍
        美娣 雪珍 玉珍 爱宝 彩凤 菊英 梅芳 龙妹 根娣 静娴 婉华 慧如 福妹
      `),
    },
  },
  {
    bornBefore: 1970,
    given: {
      男: words(`
        建国 建华 卫东 国强 国平 志强 建平 卫国 永明 建军 跃进 新民 伟民 志刚 爱国 国华 小平
        建中 金龙 海生 耀明 家明 荣根 正华 立新 援朝 胜利 雪明 惠民 培德 宏伟 龙根 祥生
      `),
      女: words(`
        丽华 美芳 建英 红梅 秀芳 国芳 丽萍 惠芳 玉凤 美华 爱华 卫红 建芳 小红 雅萍 月琴 玲娣
        慧珍 金凤 佩华 文英 莉萍 凤珍 雪芳 亚萍 琴芳 敏华 素琴 丽娟 蓓莉 伟英 桂芳 培芬 静芳
      `),
    },
  },
  {
    bornBefore: 1990,
    given: {
      男: words(`
        伟 强 磊 军 勇 涛 杰 斌 峰 俊 毅 晓东 志华 海峰 永刚 文斌 晓明 建峰 立军 嘉伟 凯 亮 鹏
        辉 波 剑 炜 旭东 春林 明辉 文军 晨光 卫平 伟杰 海涛 晓峰
      `),
      女: words(`
        静 敏 丽 燕 芳 霞 艳 娟 玲 莉 洁 萍 颖 琳 慧 晓燕 海燕 丽娜 文静 雪梅 晓红 春梅 丽君 佳
        蓉 倩 蕾 薇 晓云 秋萍 瑾 莹 婷婷 文娟 艳红 菁
      `),
    },
  },
  {
    bornBefore: 2005,
    given: {
      男: words(`
        浩 宇 鑫 超 杰 帆 晨 阳 翔 健 俊杰 志豪 嘉诚 天宇 家豪 逸飞 子豪 文轩 思远 宇航 晓宇
        泽宇 伟豪 佳明 一鸣 晟 昊 之恒 景行 立言 少华 睿
      `),
      女: words(`
        婷 雪 倩 悦 琪 雯 欣 怡 露 璐 佳怡 思琪 雨婷 嘉敏 晓雯 梦瑶 佳琪 诗韵 静怡 思颖 雅婷
        紫薇 欣妍 逸云 一凡 丹 瑶 越 可心 舒雅 子珊 梦洁
      `),
    },
  },
  {
    bornBefore: Number.POSITIVE_INFINITY,
    given: {
      男: words(`
        子轩 浩然 梓轩 宇轩 皓轩 俊熙 一诺 奕辰 沐宸 浩宇 铭泽 子墨 睿渊 博文 梓豪 天佑 嘉懿
        煜城 语桐 辰逸 思睿 乐言 承泽 知远 若谷 小满
      `),
      女: words(`
        梓萱 欣怡 梓涵 诗涵 雨桐 一诺 可馨 语桐 子涵 依诺 沐晨 思彤 芷若 歆玥 心妍 若曦 安然
        雨泽 佳琳 晨曦 念慈 艺涵 书瑶 清妍 乐瑶 知夏
      `),
    },
  },
]

/** A surname: the common ones as common as they are, a compound one now and then. */
export function drawSurname(random: Random): string {
  if (random.chance(0.006)) return random.pick(rareSurnames)
  return surnames[Math.floor(random.fraction() ** 1.6 * surnames.length)] ?? "王"
}

/** A given name of the generation born in `year`. */
export function drawGivenName(random: Random, sex: Sex, year: number): string {
  const generation = generations.find((one) => year < one.bornBefore)
  return random.pick(generation?.given[sex] ?? ["平"])
}

/** Foreign residents, as a clerk copies them from a passport. */
export const foreignNames: readonly { readonly name: string; readonly sex: Sex; readonly from: string }[] = [
  { name: "Anna Whitfield", sex: "女", from: "韩国大邱" },
  { name: "Marco Belloni", sex: "男", from: "意大利米兰" },
  { name: "佐藤遥", sex: "女", from: "日本大阪" },
  { name: "Jonas Lindqvist", sex: "男", from: "伊朗德黑兰" },
]
