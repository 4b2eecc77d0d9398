/** Opens a place in a window beside this one; the desktop makes it in its main process. */
export function openBeside(route: string): void {
  window.open(`#${route}`, '_blank', 'noopener')
}
