import { isTimeZone } from '../../kernel/index.ts'

/** The names that Outlook and Exchange write for time zones of people who use the product (Unicode CLDR windowsZones). */
const windowsZones: Readonly<Record<string, string>> = {
  'China Standard Time': 'Asia/Shanghai',
  'Taipei Standard Time': 'Asia/Taipei',
  'Singapore Standard Time': 'Asia/Singapore',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'India Standard Time': 'Asia/Kolkata',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'GMT Standard Time': 'Europe/London',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
  UTC: 'UTC',
}

/** The system's name for a zone of a file; null where it knows none. */
export function zoneOf(tzid: string): string | null {
  const plain = tzid.replace(/^\//, '')
  const known = windowsZones[plain] ?? plain
  if (isTimeZone(known)) return known
  // `/freeassociation.sourceforge.net/Asia/Shanghai`: some programs put an address in front.
  const tail = /([A-Z][A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(plain)?.[1]
  return tail !== undefined && isTimeZone(tail) ? tail : null
}
