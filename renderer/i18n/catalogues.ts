import type duplicates from './zh-CN/duplicates.json'
import type exporting from './zh-CN/exporting.json'
import type account from './zh-CN/account.json'
import type plan from './zh-CN/plan.json'
import type trips from './zh-CN/trips.json'
import type brief from './zh-CN/brief.json'
import type playbooks from './zh-CN/playbooks.json'
import type settings from './zh-CN/settings.json'
import type map from './zh-CN/map.json'
import type handover from './zh-CN/handover.json'
import type kickoff from './zh-CN/kickoff.json'
import type launches from './zh-CN/launches.json'
import type promises from './zh-CN/promises.json'
import type requirements from './zh-CN/requirements.json'
import type search from './zh-CN/search.json'
import type history from './zh-CN/history.json'
import type fields from './zh-CN/fields.json'
import type firstrun from './zh-CN/firstrun.json'
import type error from './zh-CN/error.json'
import type importing from './zh-CN/importing.json'
import type app from './zh-CN/app.json'
import type action from './zh-CN/action.json'
import type common from './zh-CN/common.json'
import type host from './zh-CN/host.json'
import type service from './zh-CN/service.json'
import type tiers from './zh-CN/tiers.json'
import type today from './zh-CN/today.json'
import type accounts from './zh-CN/accounts.json'
import type notes from './zh-CN/notes.json'
import type loops from './zh-CN/loops.json'
import type ui from './zh-CN/ui.json'

/**
 * One line per area: the type of its zh-CN catalogue. The files themselves are found by `load.ts`;
 * this list exists only so that a misspelt key is a type error. A test fails when a file is missing here.
 */
export type Catalogue = typeof duplicates &
  typeof exporting &
  typeof account &
  typeof plan &
  typeof brief &
  typeof trips &
  typeof playbooks &
  typeof settings &
  typeof map &
  typeof handover &
  typeof kickoff &
  typeof launches &
  typeof promises &
  typeof requirements &
  typeof search &
  typeof history &
  typeof fields &
  typeof firstrun &
  typeof error &
  typeof importing &
  typeof app &
  typeof action &
  typeof common &
  typeof host &
  typeof service &
  typeof tiers &
  typeof today &
  typeof accounts &
  typeof notes &
  typeof loops &
  typeof ui

type PluralSuffix = `_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
type WithoutPlural<Key extends string> = Key extends `${infer Base}${PluralSuffix}` ? Base : Key

type KeysOf<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : KeysOf<Node[Key], `${Prefix}${Key}.`>
}[keyof Node & string]

/** Every key that `t()` takes, such as `common.action.cancel`. */
export type TranslationKey = KeysOf<Catalogue>
