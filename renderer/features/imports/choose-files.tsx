import { useFrame } from '../../app/index.ts'
import { useT } from '../../i18n/index.ts'
import { Button, FileDrop } from '../../ui/index.ts'
import { type ImportSession, tableExtensions } from './import-session.ts'

/** Files by dropping, pasting or choosing, or a whole folder. Nothing is written yet. */
export function ChooseFiles({ session }: { readonly session: ImportSession }) {
  const t = useT()
  const { host } = useFrame()
  const pickFolder = async (): Promise<void> => {
    await session.choose(
      await host.pickFiles({
        title: t('importing.pickFolder'),
        multiple: true,
        folder: true,
        extensions: [...tableExtensions],
      }),
    )
  }
  return (
    <FileDrop
      label={t('importing.drop')}
      allowsMultiple
      takesFolders
      otherWay={<Button onPress={() => void pickFolder()}>{t('importing.folder')}</Button>}
      onFiles={(files) => void session.choose(files.map((file) => host.fromFile(file)))}
    >
      <p className="t13 muted">{t('importing.formats')}</p>
    </FileDrop>
  )
}
