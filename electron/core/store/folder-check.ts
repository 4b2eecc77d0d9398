import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Folders where a live database is destroyed sooner or later: another program copies its files one by one, or a
 * network file system breaks its locks. Such a folder is refused with the reason, before anything is written.
 */
export interface FolderRefusal {
  readonly kind: 'synced' | 'network'
  /** The service or file system, as the person may know it. */
  readonly service: string
}

const services: readonly (readonly [RegExp, string])[] = [
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^(nutstore( files)?|我的坚果云|坚果云)$/i, '坚果云'],
  [/^(baidunetdisk.*|baiduyun.*|百度网盘.*|百度云.*)$/i, '百度网盘'],
  [/^(google ?drive|googledrive.*)$/i, 'Google Drive'],
  [/^(阿里云盘|aliyundrive|adrive)$/i, '阿里云盘'],
  [/^(腾讯微云|微云同步.*|weiyun)$/i, '腾讯微云'],
  [/^(wps云盘|wps云文档|wpsdrive)$/i, 'WPS 云盘'],
  [/^(box sync|pcloud ?drive|megasync|nextcloud|owncloud|seafile|resilio sync)$/i, 'cloud'],
]

/** Files that a service leaves in the folder it looks after. */
const markers: readonly (readonly [string, string])[] = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.nutstore', '坚果云'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
]

const networkTypes =
  /^(nfs\d?|cifs|smb\d?|smbfs|afs|ncpfs|davfs|ceph|lustre|glusterfs|beegfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|s3fs|gvfsd-fuse|smbnetfs|ceph|onedriver|google-drive-ocamlfuse))$/

/** What the machine says about a path; handed in, so that the decision is pure. */
export interface FolderFacts {
  /** The real path, links followed. */
  readonly path: string
  /** The lines of /proc/mounts, or none. */
  readonly mounts: string
  /** Whether `name` lies in `folder`. */
  has(folder: string, name: string): boolean
}

/** mounts(5) writes a space as `\040`. */
const unescapeMount = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

const mountTypeOf = (path: string, mounts: string): string => {
  let longest = ''
  let type = ''
  for (const line of mounts.split('\n')) {
    const [, point = '', kind = ''] = line.split(' ')
    const place = unescapeMount(point)
    const inside = path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`)
    // Of two mounts at one place the later hides the earlier.
    if (inside && place.length >= longest.length) {
      longest = place
      type = kind
    }
  }
  return type
}

export function judgeFolder(facts: FolderFacts): FolderRefusal | null {
  if (/^(\\\\|\/\/)[^?.\\/]/.test(facts.path)) return { kind: 'network', service: 'SMB' }
  const type = mountTypeOf(facts.path, facts.mounts)
  if (networkTypes.test(type)) return { kind: 'network', service: type }
  const parts = facts.path.split(/[\\/]/).filter((part) => part !== '')
  for (const part of parts)
    for (const [shape, service] of services) if (shape.test(part)) return { kind: 'synced', service }
  for (const [index, part] of parts.entries())
    if (/^CloudStorage$/i.test(part) && /^Library$/i.test(parts[index - 1] ?? ''))
      return { kind: 'synced', service: parts[index + 1] ?? 'cloud' }
  for (let folder = facts.path; ; folder = dirname(folder)) {
    for (const [name, service] of markers) if (facts.has(folder, name)) return { kind: 'synced', service }
    if (dirname(folder) === folder) return null
  }
}

/** The real path of a folder that may not exist yet. */
function realPathOf(path: string): string {
  let rest = ''
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) return join(realpathSync(folder), rest)
    if (dirname(folder) === folder) return resolve(path)
    rest = join(folder.slice(dirname(folder).length).replace(/^[\\/]/, ''), rest)
  }
}

export function checkFolder(path: string): FolderRefusal | null {
  let mounts = ''
  try {
    if (process.platform === 'linux') mounts = readFileSync('/proc/mounts', 'utf8')
  } catch {
    // No such list here: the names still tell.
  }
  return judgeFolder({
    path: realPathOf(path),
    mounts,
    has: (folder, name) => existsSync(join(folder, name)),
  })
}
