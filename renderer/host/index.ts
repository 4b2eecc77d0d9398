export { createElectronHost } from './electron-host.ts'
export type { ChosenFile, HostAbility, HostApi, PickOptions } from './host-api.ts'
export { createWebHost } from './web-host.ts'
