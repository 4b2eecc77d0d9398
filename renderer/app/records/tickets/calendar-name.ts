import type { Translate } from '../../../i18n/index.ts'

/** A calendar by its own name, or by the product's word for a shipped one, with its zone. */
export function calendarName(
  t: Translate,
  {
    code,
    name,
    timeZone,
  }: { readonly code: string; readonly name: string | null; readonly timeZone: string },
): string {
  const shipped = code === 'cn-office' || code === 'tw-office' || code === 'always' ? code : null
  const own = name ?? (shipped === null ? code : t(`service.calendar.${shipped}`))
  return t('service.calendar.named', { name: own, zone: timeZone })
}

/** Whose holidays: `中国大陆`, `台湾`, or as somebody named it. */
export const regionName = (t: Translate, region: string): string =>
  region === 'CN' || region === 'TW' ? t(`service.region.${region}`) : region
