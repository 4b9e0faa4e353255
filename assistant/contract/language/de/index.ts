import type { MessageKey } from '../en'
import { asking } from './asking'
import { captions } from './captions'
import { changes } from './changes'
import { describing } from './describing'
import { desktop } from './desktop'
import { elements } from './elements'
import { endpoint } from './endpoint'
import { errors } from './errors'
import { hearing } from './hearing'
import { models } from './models'
import { search } from './search'
import { terminal } from './terminal'
import { transcriptsView } from './transcripts-view'
import { voices } from './voices'
import { window } from './window'

/** The German catalog; the type makes it as complete as the English one. */
export const de: Record<MessageKey, string> = {
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
