import { type ReactNode, useState } from 'react'
import {
  Button as AriaButton,
  type DropItem,
  DropZone,
  FileTrigger,
  isDirectoryDropItem,
  isFileDropItem,
  Text,
} from 'react-aria-components'
import { useT } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

export interface FileDropProps {
  readonly label: string
  /** Endings with their dot: `.xlsx`, `.csv`. */
  readonly accept?: readonly string[]
  readonly allowsMultiple?: boolean
  /** Dropped folders are opened, with what lies in their folders. */
  readonly takesFolders?: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly children?: ReactNode
  /** Another way to choose, beside the button. */
  readonly otherWay?: ReactNode
}

const hasEnding = (name: string, accept: readonly string[] | undefined): boolean =>
  !accept || accept.some((ending) => name.toLowerCase().endsWith(ending.toLowerCase()))

/** Deep enough for any export; a link that leads back to its own folder ends here. */
const deepestFolder = 8

async function filesOf(item: DropItem, takesFolders: boolean, depth = 0): Promise<readonly File[]> {
  if (isFileDropItem(item)) return [await item.getFile()]
  if (!takesFolders || !isDirectoryDropItem(item) || depth === deepestFolder) return []
  const files: File[] = []
  for await (const entry of item.getEntries()) files.push(...(await filesOf(entry, true, depth + 1)))
  return files
}

/** A file by dropping, pasting or choosing. Nothing leaves the window: the caller gets `File` objects. */
export function FileDrop({
  label,
  accept,
  allowsMultiple = false,
  takesFolders = false,
  onFiles,
  children,
  otherWay,
}: FileDropProps) {
  const t = useT()
  const [isWrong, setWrong] = useState(false)
  const take = (files: readonly File[]) => {
    const right = files.filter((file) => hasEnding(file.name, accept))
    setWrong(right.length === 0 && files.length > 0)
    if (right.length > 0) onFiles(allowsMultiple ? right : right.slice(0, 1))
  }
  return (
    <DropZone
      className="drop"
      onDrop={async ({ items }) => {
        take((await Promise.all(items.map((item) => filesOf(item, takesFolders)))).flat())
      }}
    >
      <Text slot="label">{label}</Text>
      {children}
      <span className="row">
        <FileTrigger
          {...(accept ? { acceptedFileTypes: accept } : {})}
          allowsMultiple={allowsMultiple}
          onSelect={(list) => take(list ? Array.from(list) : [])}
        >
          <AriaButton className="btn">
            <Icon name="file" />
            {t(allowsMultiple ? 'ui.drop.chooseMany' : 'ui.drop.choose')}
          </AriaButton>
        </FileTrigger>
        {otherWay}
        <span>{t(allowsMultiple ? 'ui.drop.hintMany' : 'ui.drop.hint')}</span>
      </span>
      {isWrong && (
        <span className="hint bad" role="alert">
          <Icon name="risk" />
          {t('ui.drop.wrongType', { types: accept?.join(' ') ?? '' })}
        </span>
      )}
    </DropZone>
  )
}
