import type { IRunOptions, Paragraph, Table } from 'docx'

/** What a document is made of, from top to bottom. Texts are plain: nothing in them is markup. */
export type DocumentPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly isQuiet?: boolean }
  /** Terms with their values, without lines between. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [term: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly {
        readonly header: string /** Share of the width. */
        readonly share: number
      }[]
      /** A cell's second line reads as a remark to the first. */
      readonly rows: readonly (readonly (string | readonly [string, string])[])[]
    }
  /** Lines to sign on, side by side. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }

export interface WordDocument {
  readonly language: 'zh-CN' | 'zh-TW' | 'en'
  readonly title: string
  readonly subtitle: string
  /** Who wrote it: in the properties of the file. */
  readonly author: string
  /** Stands at the foot of each page, before the page's number. */
  readonly foot: string
  readonly parts: readonly DocumentPart[]
}

/** Word picks a glyph by the East Asian font of a run; without it 骨 and 直 come in the shapes of another country. */
const fonts = {
  'zh-CN': { latin: 'Segoe UI', eastAsia: 'Microsoft YaHei', tag: 'zh-CN' },
  'zh-TW': { latin: 'Segoe UI', eastAsia: 'Microsoft JhengHei', tag: 'zh-TW' },
  en: { latin: 'Segoe UI', eastAsia: 'Microsoft YaHei', tag: 'zh-CN' },
} as const

/** What XML 1.0 cannot hold in any spelling: Word refuses a file that has one of them. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const writable = (text: string): string => text.toWellFormed().replaceAll(unwritable, '')

// look.md, Print: A4 with margins of 16 mm, 10.5 pt. Word counts in twentieths and in half points.
const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
const page = { width: twips(210), height: twips(297), margin: twips(16) }
const textWidth = page.width - 2 * page.margin
const ink = '2A3437'
const quiet = '5A666A'
const rule = 'C9D0CE'

/**
 * A Word document (DOCX) with real tables, whose header rows repeat and whose rows do not break over a page. The
 * library is loaded with the first document.
 */
export async function writeDocx(document: WordDocument): Promise<Uint8Array> {
  const docx = await import('docx')
  const { AlignmentType, BorderStyle, WidthType } = docx
  const { latin, eastAsia, tag } = fonts[document.language]
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia }

  const runs = (text: string, options: Omit<IRunOptions, 'text' | 'break' | 'children'> = {}) =>
    writable(text)
      .split(/\r\n|\r|\n/)
      .map((line, index) => new docx.TextRun({ ...options, text: line, ...(index > 0 ? { break: 1 } : {}) }))
  const paragraph = (
    text: string,
    options: Omit<IRunOptions, 'text' | 'break' | 'children'> = {},
    after = 80,
  ): Paragraph => new docx.Paragraph({ children: runs(text, options), spacing: { after, line: 300 } })

  const line = { style: BorderStyle.SINGLE, size: 4, color: rule }
  const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const noBorders = {
    top: noLine,
    bottom: noLine,
    left: noLine,
    right: noLine,
    insideHorizontal: noLine,
    insideVertical: noLine,
  }
  const cellMargins = { top: 60, bottom: 60, left: 80, right: 80 }
  const cell = (children: readonly Paragraph[], width: number, fill?: string) =>
    new docx.TableCell({
      children,
      width: { size: width, type: WidthType.DXA },
      margins: cellMargins,
      ...(fill === undefined ? {} : { shading: { type: docx.ShadingType.CLEAR, color: 'auto', fill } }),
    })
  const tableOf = (widths: readonly number[], rows: ConstructorParameters<typeof docx.Table>[0]['rows']) => ({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: docx.TableLayoutType.FIXED,
    rows,
  })

  const table = ({ columns, rows }: Extract<DocumentPart, { readonly kind: 'table' }>): Table => {
    const whole = columns.reduce((sum, { share }) => sum + share, 0)
    const widths = columns.map(({ share }) => Math.floor((textWidth * share) / whole))
    const widthOf = (index: number): number => widths[index] ?? 0
    return new docx.Table({
      ...tableOf(widths, [
        new docx.TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ header }, index) =>
            cell([paragraph(header, { bold: true, color: quiet, size: 18 }, 0)], widthOf(index), 'F1F3F1'),
          ),
        }),
        ...rows.map(
          (row) =>
            new docx.TableRow({
              cantSplit: true,
              children: row.map((value, index) => {
                const [first, second = ''] = typeof value === 'string' ? [value] : value
                return cell(
                  [
                    paragraph(first, {}, 0),
                    ...(second === '' ? [] : [paragraph(second, { color: quiet, size: 18 }, 0)]),
                  ],
                  widthOf(index),
                )
              }),
            }),
        ),
      ]),
      borders: {
        top: line,
        bottom: line,
        left: noLine,
        right: noLine,
        insideHorizontal: line,
        insideVertical: noLine,
      },
    })
  }

  const facts = (entries: readonly (readonly [string, string])[]): Table => {
    const widths = [twips(36), textWidth - twips(36)] as const
    return new docx.Table({
      ...tableOf(
        widths,
        entries.map(
          ([term, value]) =>
            new docx.TableRow({
              cantSplit: true,
              children: [
                cell([paragraph(term, { color: quiet }, 0)], widths[0]),
                cell([paragraph(value, {}, 0)], widths[1]),
              ],
            }),
        ),
      ),
      borders: noBorders,
    })
  }

  const signatures = (labels: readonly string[]): Table => {
    const width = Math.floor(textWidth / Math.max(labels.length, 1))
    return new docx.Table({
      ...tableOf(
        labels.map(() => width),
        [
          new docx.TableRow({
            cantSplit: true,
            children: labels.map((label) =>
              cell(
                [
                  new docx.Paragraph({ spacing: { before: 720 }, border: { bottom: line }, children: [] }),
                  paragraph(label, { color: quiet, size: 18 }, 0),
                ],
                width,
              ),
            ),
          }),
        ],
      ),
      borders: noBorders,
    })
  }

  const partOf = (part: DocumentPart): readonly (Paragraph | Table)[] => {
    switch (part.kind) {
      case 'heading':
        return [
          new docx.Paragraph({
            heading: docx.HeadingLevel.HEADING_2,
            keepNext: true,
            spacing: { before: 280, after: 120 },
            children: runs(part.text),
          }),
        ]
      case 'paragraph':
        return [paragraph(part.text, part.isQuiet === true ? { color: quiet } : {})]
      case 'facts':
        return part.facts.length === 0 ? [] : [facts(part.facts)]
      case 'table':
        return [table(part)]
      case 'signatures':
        return [signatures(part.labels)]
    }
  }

  const file = new docx.Document({
    title: writable(document.title),
    creator: writable(document.author),
    lastModifiedBy: writable(document.author),
    styles: {
      default: {
        document: {
          run: { font, size: 21, color: ink, language: { value: 'en-US', eastAsia: tag } },
        },
        title: { run: { font, size: 36, bold: true, color: ink } },
        heading2: { run: { font, size: 24, bold: true, color: ink } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, right: page.margin, bottom: page.margin, left: page.margin },
          },
        },
        footers: {
          default: new docx.Footer({
            children: [
              new docx.Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  ...runs(`${document.foot}  `, { color: quiet, size: 18 }),
                  new docx.TextRun({
                    color: quiet,
                    size: 18,
                    children: [docx.PageNumber.CURRENT, ' / ', docx.PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new docx.Paragraph({
            heading: docx.HeadingLevel.TITLE,
            spacing: { after: 40 },
            children: runs(document.title),
          }),
          paragraph(document.subtitle, { color: quiet }, 200),
          ...document.parts.flatMap(partOf),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toArrayBuffer(file))
}
