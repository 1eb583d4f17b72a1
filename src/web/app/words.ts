import { words as accessEn } from "../access/words-en.ts"
import { words as accessZh } from "../access/words-zh.ts"
import { words as boardEn } from "../board/words-en.ts"
import { words as boardZh } from "../board/words-zh.ts"
import { words as booksEn } from "../books/words-en.ts"
import { words as booksZh } from "../books/words-zh.ts"
import { words as careEn } from "../care/words-en.ts"
import { words as careZh } from "../care/words-zh.ts"
import { words as dutyDayEn } from "../duty/words-en.ts"
import { words as dutyDayZh } from "../duty/words-zh.ts"
import { words as findingsEn } from "../findings/words-en.ts"
import { words as findingsZh } from "../findings/words-zh.ts"
import { words as gateDeskEn } from "../gate/words-en.ts"
import { words as gateDeskZh } from "../gate/words-zh.ts"
import { words as importsEn } from "../imports/words-en.ts"
import { words as importsZh } from "../imports/words-zh.ts"
import { words as joinEn } from "../join/words-en.ts"
import { words as joinZh } from "../join/words-zh.ts"
import { words as listsEn } from "../lists/words-en.ts"
import { words as listsZh } from "../lists/words-zh.ts"
import { words as myDutyEn } from "../my-duty/words-en.ts"
import { words as myDutyZh } from "../my-duty/words-zh.ts"
import { words as myHomeEn } from "../my-home/words-en.ts"
import { words as myHomeZh } from "../my-home/words-zh.ts"
import { words as ownPassEn } from "../own-pass/words-en.ts"
import { words as ownPassZh } from "../own-pass/words-zh.ts"
import type { Language, Words } from "../parts/i18n.ts"
import { words as passesEn } from "../passes/words-en.ts"
import { words as passesZh } from "../passes/words-zh.ts"
import { words as peopleEn } from "../people/words-en.ts"
import { words as peopleZh } from "../people/words-zh.ts"
import { words as phoneEn } from "../phone/words-en.ts"
import { words as phoneZh } from "../phone/words-zh.ts"
import { words as quarantineEn } from "../quarantine/words-en.ts"
import { words as quarantineZh } from "../quarantine/words-zh.ts"
import { words as readingsEn } from "../readings/words-en.ts"
import { words as readingsZh } from "../readings/words-zh.ts"
import { words as registerEn } from "../register/words-en.ts"
import { words as registerZh } from "../register/words-zh.ts"
import { words as residentsEn } from "../residents/words-en.ts"
import { words as residentsZh } from "../residents/words-zh.ts"
import { words as rollEn } from "../roll/words-en.ts"
import { words as rollZh } from "../roll/words-zh.ts"
import { words as roundPhoneEn } from "../rounds/phone-words-en.ts"
import { words as roundPhoneZh } from "../rounds/phone-words-zh.ts"
import { words as roundsEn } from "../rounds/words-en.ts"
import { words as roundsZh } from "../rounds/words-zh.ts"
import { words as scanEn } from "../scan/words-en.ts"
import { words as scanZh } from "../scan/words-zh.ts"
import { words as screeningEn } from "../screening/words-en.ts"
import { words as screeningZh } from "../screening/words-zh.ts"
import { words as shiftsEn } from "../shifts/words-en.ts"
import { words as shiftsZh } from "../shifts/words-zh.ts"
import { words as swapsEn } from "../swaps/words-en.ts"
import { words as swapsZh } from "../swaps/words-zh.ts"
import { words as tasksEn } from "../tasks/words-en.ts"
import { words as tasksZh } from "../tasks/words-zh.ts"
import { words as wallEn } from "../wall/words-en.ts"
import { words as wallZh } from "../wall/words-zh.ts"
import { commonEn } from "../words/common-en.ts"
import { commonZh } from "../words/common-zh.ts"
import { dutyEn } from "../words/duty-en.ts"
import { dutyZh } from "../words/duty-zh.ts"
import { gateEn } from "../words/gate-en.ts"
import { gateZh } from "../words/gate-zh.ts"
import { indicatorWordsEn } from "../words/indicator-words-en.ts"
import { indicatorWordsZh } from "../words/indicator-words-zh.ts"
import { refusalEn } from "../words/refusal-en.ts"
import { refusalZh } from "../words/refusal-zh.ts"
import { words as workloadEn } from "../workload/words-en.ts"
import { words as workloadZh } from "../workload/words-zh.ts"
import { words as appEn } from "./words-en.ts"
import { words as appZh } from "./words-zh.ts"

/** Every word of the product. A domain's words lie in its own folder, under first keys that no other domain has. */
export const words = {
  zh: {
    ...commonZh,
    ...refusalZh,
    ...gateZh,
    ...appZh,
    ...accessZh,
    ...importsZh,
    ...registerZh,
    ...quarantineZh,
    ...boardZh,
    ...scanZh,
    ...passesZh,
    ...ownPassZh,
    ...myHomeZh,
    ...residentsZh,
    ...gateDeskZh,
    ...booksZh,
    ...peopleZh,
    ...screeningZh,
    ...findingsZh,
    ...roundsZh,
    ...roundPhoneZh,
    ...careZh,
    ...readingsZh,
    ...wallZh,
    ...tasksZh,
    ...phoneZh,
    ...listsZh,
    ...dutyZh,
    ...rollZh,
    ...joinZh,
    ...dutyDayZh,
    ...workloadZh,
    ...myDutyZh,
    ...swapsZh,
    ...shiftsZh,
    indicator: indicatorWordsZh,
  },
  en: {
    ...commonEn,
    ...refusalEn,
    ...gateEn,
    ...appEn,
    ...accessEn,
    ...importsEn,
    ...registerEn,
    ...quarantineEn,
    ...boardEn,
    ...scanEn,
    ...passesEn,
    ...ownPassEn,
    ...myHomeEn,
    ...residentsEn,
    ...gateDeskEn,
    ...booksEn,
    ...peopleEn,
    ...screeningEn,
    ...findingsEn,
    ...roundsEn,
    ...roundPhoneEn,
    ...careEn,
    ...readingsEn,
    ...wallEn,
    ...tasksEn,
    ...phoneEn,
    ...listsEn,
    ...dutyEn,
    ...rollEn,
    ...joinEn,
    ...dutyDayEn,
    ...workloadEn,
    ...myDutyEn,
    ...swapsEn,
    ...shiftsEn,
    indicator: indicatorWordsEn,
  },
} satisfies Record<Language, Words>
