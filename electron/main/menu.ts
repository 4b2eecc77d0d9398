import type { MenuItemConstructorOptions } from 'electron'
import type { Menu, MenuItem } from '../../shared/rpc/host-contract.ts'

/**
 * The native menu from the renderer's command list. Keys are shown and not registered: the renderer acts on them,
 * because only it knows whether an input method is composing. (macOS knows no unregistered menu keys; there the
 * menu takes the key first and tells the renderer by the same event.)
 */
export function menuTemplate(
  menus: readonly Menu[],
  platform: string,
  choose: (commandId: string) => void,
): MenuItemConstructorOptions[] {
  const toItem = (item: MenuItem): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'role':
        return { role: item.role, label: item.label }
      case 'menu':
        return { label: item.label, submenu: item.items.map(toItem) }
      case 'command':
        return {
          id: item.id,
          label: item.label,
          enabled: item.enabled ?? true,
          registerAccelerator: false,
          ...(item.accelerator === undefined ? {} : { accelerator: item.accelerator }),
          ...(item.checked === undefined ? {} : { type: 'checkbox' as const, checked: item.checked }),
          click: () => choose(item.id),
        }
    }
  }
  const own = menus.map(({ label, items }) => ({ label, submenu: items.map(toItem) }))
  // macOS calls the first menu by the program's name, whatever it is; the system has one for that place.
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...own] : own
}
