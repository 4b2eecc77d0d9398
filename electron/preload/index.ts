import { contextBridge, ipcRenderer } from 'electron'
import { createBridge } from './bridge.ts'
import { factsFromArguments } from '../facts-argument.ts'

contextBridge.exposeInMainWorld('bowtie', createBridge(ipcRenderer, factsFromArguments(process.argv)))
