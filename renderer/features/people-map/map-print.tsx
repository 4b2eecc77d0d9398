import { useFormat, useT } from '../../i18n/index.ts'
import { influencePath, reportPath } from './line-path.ts'
import { InfluenceShape, ReportShape, TipDefinition } from './line-shape.tsx'
import { card, type MapPerson, type PeopleMap, type Point, reportsOf, superiorsAmong } from './map-data.ts'
import { Legend } from './map-side.tsx'
import { MapTable } from './map-table.tsx'
import { CardFace } from './person-card.tsx'
import { pagesOf } from './print-pages.ts'

export interface MapPrintProps {
  readonly accountName: string
  readonly people: readonly MapPerson[]
  readonly influences: PeopleMap['influences']
  readonly places: ReadonlyMap<string, Point>
  /** Today, ISO. */
  readonly day: string
}

/** PPL-2: for paper only, A4 across: the map on as many sheets as it needs to be read, then everything as a table. */
export function MapPrint({ accountName, people, influences, places, day }: MapPrintProps) {
  const t = useT()
  const format = useFormat()
  const superiors = superiorsAmong(people)
  const reports = reportsOf(superiors)
  const isLeaf = (id: string): boolean => !reports.has(id)
  const placeOf = (id: string): Point => places.get(id) ?? { x: 0, y: 0 }
  const shown = new Set(people.map(({ id }) => id))
  const pages = pagesOf(people.map(({ id }) => placeOf(id)))
  const head = (part: string) => (
    <header className="pm-print-head">
      <b>{t('map.print.title', { account: accountName })}</b>
      <span>{part}</span>
      <span className="num">{format.day(day)}</span>
    </header>
  )
  return (
    <div className="pm-print" aria-hidden>
      {pages.map((page, index) => (
        <section key={`${page.x} ${page.y}`} className="pm-sheet">
          {head(pages.length === 1 ? '' : t('map.print.part', { part: index + 1, parts: pages.length }))}
          <svg viewBox={`${page.x} ${page.y} ${page.width} ${page.height}`} className="pm-paper">
            <defs>
              <TipDefinition id="pm-tip-print" />
            </defs>
            {[...superiors].map(([id, superior]) => (
              <ReportShape
                key={id}
                path={reportPath(
                  placeOf(superior),
                  placeOf(id),
                  isLeaf(id) && (reports.get(superior) ?? []).filter(isLeaf).length > 1,
                )}
                isChosen={false}
              />
            ))}
            {influences
              .filter(({ fromId, toId }) => shown.has(fromId) && shown.has(toId))
              .map((line) => (
                <InfluenceShape
                  key={line.id}
                  path={influencePath(placeOf(line.fromId), placeOf(line.toId))}
                  strength={line.strength}
                  isChosen={false}
                  tipId="pm-tip-print"
                />
              ))}
            {people.map((person) => {
              const { x, y } = placeOf(person.id)
              const isOutside =
                x + card.width < page.x ||
                y + card.height < page.y ||
                x > page.x + page.width ||
                y > page.y + page.height
              return isOutside ? null : (
                <foreignObject key={person.id} x={x} y={y} width={card.width} height={card.height}>
                  <CardFace person={person} />
                </foreignObject>
              )
            })}
          </svg>
          {index === pages.length - 1 && <Legend />}
        </section>
      ))}
      <section className="pm-sheet">
        {head(t('map.print.table'))}
        <MapTable people={people} influences={influences} label={t('map.title')} />
      </section>
    </div>
  )
}
