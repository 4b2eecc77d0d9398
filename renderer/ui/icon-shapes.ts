/** `[cx, cy, r]` on the 20-unit grid. */
type Circle = readonly [number, number, number]

export interface IconShape {
  /** Stroked outline. */
  readonly path?: string
  /** Stroked circles. */
  readonly rings?: readonly Circle[]
  /** Filled circles. */
  readonly dots?: readonly Circle[]
}

/** One meaning per icon; a new icon needs a noun that has none yet (look.md). 20 px grid, 1.5 px stroke. */
export const iconShapes = {
  today: { path: 'M4 3.5h12v13H4zM4 7h12M7.2 2v3M12.8 2v3M7 11.5l2 2 4-4' },
  account: { path: 'M3.5 17V5.5L11 3v14M11 8h5.5v9M2 17h16M6 8.5h2M6 12h2M13.5 11.5h.5M13.5 14h.5' },
  note: {
    path: 'M5.5 2.5h9a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-9zM5.5 2.5v15M3.5 6h2M3.5 10h2M3.5 14h2M8.5 7h4.5M8.5 10.5h3',
  },
  board: { path: 'M3 3.5h4v13H3zM8 3.5h4v9H8zM13 3.5h4v6h-4z' },
  renewal: { path: 'M16.5 10a6.5 6.5 0 0 1-11.6 4M3.5 10a6.5 6.5 0 0 1 11.6-4M15.5 2.5V6H12M4.5 17.5V14H8' },
  bowtie: { path: 'M2.5 4.5 10 9v2l-7.5 4.5zM17.5 4.5 10 9v2l7.5 4.5z' },
  tiers: { path: 'M8 4.5h4v3H8zM5.5 8.5h9v3h-9zM3 12.5h14v3H3z' },
  figures: { path: 'M3 17V3M3 17h14M6.5 14v-4M10 14V6.5M13.5 14v-5.5' },
  play: {
    path: 'M10 5.2C8.3 3.9 6 3.5 3 3.5v11.5c3 0 5.3.4 7 1.7 1.7-1.3 4-1.7 7-1.7V3.5c-3 0-5.3.4-7 1.7zM10 5.2v11.5',
  },
  search: { path: 'm13.2 13.2 3.8 3.8', rings: [[9, 9, 5.5]] },
  plus: { path: 'M10 4v12M4 10h12' },
  check: { path: 'm4 10.5 4 4 8-9' },
  close: { path: 'm5 5 10 10M15 5 5 15' },
  clock: { path: 'M10 6v4.2l2.8 1.8', rings: [[10, 10, 7]] },
  calendar: { path: 'M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3M13 2.5v3' },
  filter: { path: 'M3 5h14M5.5 10h9M8 15h4' },
  sort: { path: 'M6 4v12M3.5 13.5 6 16l2.5-2.5M14 16V4M11.5 6.5 14 4l2.5 2.5' },
  down: { path: 'm5 7.5 5 5 5-5' },
  right: { path: 'm7.5 5 5 5-5 5' },
  left: { path: 'm12.5 5-5 5 5 5' },
  up: { path: 'm5 12.5 5-5 5 5' },
  more: {
    dots: [
      [4.5, 10, 1.4],
      [10, 10, 1.4],
      [15.5, 10, 1.4],
    ],
  },
  promise: { path: 'M5 2.5h10v15l-5-3.5-5 3.5zM7.5 8l2 2 3-3.5' },
  req: { path: 'M3 4h14v10H9.5L6 17v-3H3zM6.5 7.5h7M6.5 10.5h4.5' },
  risk: { path: 'M10 3 18 16.5H2zM10 8v4M10 14.3v.2' },
  task: { path: 'M3.5 3.5h13v13h-13zM6.5 10l2.5 2.5 4.5-5' },
  person: { path: 'M3.8 17c.6-3.3 3-5 6.2-5s5.6 1.7 6.2 5', rings: [[10, 7, 3.2]] },
  people: {
    path: 'M2.2 16c.5-2.8 2.5-4.3 5.3-4.3s4.8 1.5 5.3 4.3M13 5.2a2.5 2.5 0 0 1 0 4.7M14.8 12.2c1.7.6 2.7 1.9 3 3.8',
    rings: [[7.5, 7.5, 2.7]],
  },
  left_person: {
    path: 'M2.5 16.5c.5-3.2 2.6-4.7 5.5-4.7 1.5 0 2.8.4 3.7 1.2M13 15.5h5M15.8 13.2l2.3 2.3-2.3 2.3',
    rings: [[8, 7, 3]],
  },
  value: { path: 'm7 6 3 4 3-4M10 10v4.5M7.5 11h5M7.5 13h5', rings: [[10, 10, 7]] },
  ledger: { path: 'M4 2.5h12v15H4zM8 2.5v15M10.5 6.5h3M10.5 10h3M10.5 13.5h3' },
  seat: { path: 'M5.5 2.5V17M5.5 11.5h8a1.5 1.5 0 0 1 1.5 1.5v4M8.5 4v4.5h3a2 2 0 0 1 2 2v1' },
  quote: { path: 'M8 5.5C5.5 6.5 4 8.5 4 11.5V15h4.5v-4.5H6M16.5 5.5c-2.5 1-4 3-4 6V15H17v-4.5h-2.5' },
  unknown: { path: 'M7.9 8a2.2 2.2 0 1 1 3.2 2c-.8.4-1.1.8-1.1 1.6M10 13.9v.2', rings: [[10, 10, 7]] },
  undo: { path: 'M4 8h8.5a4 4 0 0 1 0 8H7M7 4.5 3.5 8 7 11.5' },
  sync: { path: 'M16 9A6.2 6.2 0 0 0 5 6M4 11a6.2 6.2 0 0 0 11 3M4.5 2.8V6.2H8M15.5 17.2v-3.4H12' },
  offline: {
    path: 'M6.3 15.5h8.2a3 3 0 0 0 1.7-5.5M13.8 8.3A4.5 4.5 0 0 0 7.4 5.6M5.8 7.8a4 4 0 0 0-.9 7.5M3 3l14 14',
  },
  synced: {
    path: 'M5.5 15.5a3.7 3.7 0 0 1-.4-7.3A4.8 4.8 0 0 1 14.3 8a3.7 3.7 0 0 1 .4 7.5zM7.5 11.5l2 2 3.5-3.5',
  },
  lock: { path: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9M10 12.2v1.8' },
  shield: { path: 'M10 2.5 16 5v4.5c0 4-2.5 6.7-6 8-3.5-1.3-6-4-6-8V5zM7.5 10l2 2 3-3.5' },
  export: { path: 'M10 12.5V3M6.5 6 10 2.5 13.5 6M4 11v6h12v-6' },
  import: { path: 'M10 3v9.5M6.5 9.5 10 13l3.5-3.5M4 13v4h12v-4' },
  file: { path: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4' },
  clip: {
    path: 'm15.5 9-5.8 5.8a3.2 3.2 0 0 1-4.5-4.5l6.3-6.3a2.1 2.1 0 0 1 3 3l-6.2 6.2a1 1 0 0 1-1.5-1.4L12.5 6.5',
  },
  stop: { path: 'M5 5h10v10H5z' },
  mic: { path: 'M7.5 3.5h5v7.5h-5zM4.5 10a5.5 5.5 0 0 0 11 0M10 15.5V18' },
  image: { path: 'M3 4h14v12H3zM3 13.5l4-4 4 4 2.5-2.5 3.5 3.5M13 7.5v.2' },
  settings: {
    path: 'M3 6h7M14 6h3M3 14h3M10 14h7',
    rings: [
      [12, 6, 2],
      [8, 14, 2],
    ],
  },
  columns: { path: 'M3 4h14v12H3zM8 4v12M12.5 4v12' },
  density: { path: 'M3 4.5h14M3 8.2h14M3 11.8h14M3 15.5h14' },
  eye: {
    path: 'M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5S4 13.7 2 10z',
    rings: [[10, 10, 2.3]],
  },
  pin: { path: 'M10 18s5.5-5.2 5.5-9.3a5.5 5.5 0 0 0-11 0C4.5 12.8 10 18 10 18z', rings: [[10, 8.7, 1.9]] },
  grip: {
    dots: [
      [7.5, 5, 1.2],
      [12.5, 5, 1.2],
      [7.5, 10, 1.2],
      [12.5, 10, 1.2],
      [7.5, 15, 1.2],
      [12.5, 15, 1.2],
    ],
  },
  phone: {
    path: 'M6 3h2.5l1.2 3.5L8 8a8 8 0 0 0 4 4l1.5-1.7L17 11.5V14c0 1.5-1 2.5-2.5 2.5A12 12 0 0 1 3.5 5.5C3.5 4 4.5 3 6 3z',
  },
  mail: { path: 'M2.5 4.5h15v11h-15zM2.5 5.5 10 11l7.5-5.5' },
  copy: { path: 'M7 7h10v10H7zM4.5 13H3V3h10v1.5' },
  trash: { path: 'M3.5 5.5h13M8 5.5V3h4v2.5M5 5.5l.8 11.5h8.4L15 5.5M8.5 9v5M11.5 9v5' },
  edit: { path: 'M3.5 16.5 4.5 13 13.5 4l2.5 2.5-9 9zM11.5 6l2.5 2.5' },
  flag: { path: 'M5 17.5V3M5 3.5h10l-2.5 3.8L15 11H5' },
  globe: {
    path: 'M3 10h14M10 3c2.3 2.2 3.3 4.5 3.3 7s-1 4.8-3.3 7c-2.3-2.2-3.3-4.5-3.3-7S7.7 5.2 10 3z',
    rings: [[10, 10, 7]],
  },
  link: {
    path: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3L10 14.3',
  },
  help: {
    path: 'm5.05 5.05 3 3M11.95 11.95l3 3M14.95 5.05l-3 3M8.05 11.95l-3 3',
    rings: [
      [10, 10, 7],
      [10, 10, 2.8],
    ],
  },
  panel: { path: 'M3 4h14v12H3zM12.5 4v12' },
  scale: { path: 'M10 3v14M6 17h8M3.5 6h13M5.5 6 3 12h5zM14.5 6 12 12h5z' },
  snooze: {
    path: 'M10 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM7.8 8h4.4l-4.4 5h4.4M4 3 2.5 4.5M16 3l1.5 1.5',
  },
  table: { path: 'M3 4h14v12H3zM3 8h14M3 12h14M8 8v8' },
  keyboard: { path: 'M2.5 5h15v10h-15zM5.5 8h.2M8.5 8h.2M11.5 8h.2M14.5 8h.2M5.5 12h9' },
  mask: {
    path: 'M3 6.5c2.5-1.3 4.8-1.3 7 0 2.2-1.3 4.5-1.3 7 0 0 5-2 8-4.5 8-1.5 0-2-1.5-2.5-1.5s-1 1.5-2.5 1.5C5 14.5 3 11.5 3 6.5zM6 9.3h1.5M12.5 9.3H14',
  },
  handover: { path: 'M3 6.5h9M9 3.5l3 3-3 3M17 13.5H8M11 10.5l-3 3 3 3' },
} as const satisfies Readonly<Record<string, IconShape>>

export type IconName = keyof typeof iconShapes
