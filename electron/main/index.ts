import { homedir } from 'node:os'
import { dirname } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  systemPreferences,
} from 'electron'
import { startDesktop } from './app.ts'

const { platform } = process

startDesktop(
  {
    app,
    BrowserWindow,
    clipboard,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
    Notification,
    nativeTheme,
    powerMonitor,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    systemPreferences,
  },
  {
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    argv: process.argv.slice(1),
    env: process.env,
    home: homedir(),
    dist: dirname(import.meta.dirname),
  },
)
