import { errorCodes, errorTable, type ErrorCode } from '../../../../models/contract/errors'
import { asking } from './asking'
import { captions } from './captions'
import { changes } from './changes'
import { describing } from './describing'
import { desktop } from './desktop'
import { elements } from './elements'
import { endpoint } from './endpoint'
import { hearing } from './hearing'
import { models } from './models'
import { search } from './search'
import { terminal } from './terminal'
import { transcriptsView } from './transcripts-view'
import { voices } from './voices'
import { window } from './window'

const errors = Object.fromEntries(errorCodes.map((code) => [`error.${code}`, errorTable[code].sentence])) as Record<
  `error.${ErrorCode}`,
  string
>

/** The English catalog, complete by definition: its keys are the keys of every other language. */
export const en = {
  ...errors,
  ...describing,
  ...endpoint,
  ...asking,
  ...captions,
  ...changes,
  ...hearing,
  ...models,
  ...search,
  ...terminal,
  ...transcriptsView,
  ...voices,
  ...window,
  ...desktop,
  ...elements,
}
export type MessageKey = keyof typeof en
