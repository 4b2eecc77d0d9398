import type { SeededRandom } from '../../support/seeded.ts'

const places = ['岚汀', '青屿', '望川', '澄江', '云岭', '海宁', '深湾', '临港', '北辰', '南浦']
const names = ['精密', '智联', '新材', '云图', '远航', '启明', '恒通', '百川', '天工', '博纳']
const trades = ['重工', '科技', '医药', '物流', '食品', '能源', '银行', '软件', '电子', '教育']

export const bareCities = ['深圳', '上海', '杭州', '成都'] as const

/** An invented company; the number keeps it apart from all others. */
export const accountName = (random: SeededRandom, index: number): string =>
  `${random.pick(places)}${random.pick(names)}${random.pick(trades)}${index}`
