/** All that the renderer knows of the rest of Descry. */
export * from './caption-settings'
export * from './captions'
export * from './descriptions'
export * from './element-methods'
export * from './elements'
export * from './endpoint'
export * from './endpoint-words'
export * from './hub-token'
export * from './methods'
export * from './models'
export * from './model-words'
export * from './search'
export * from './search-words'
export * from './settings'
export * from './transcripts'
export * from './voices'
export * from './language'
export { Client, type CallOptions } from '../../models/contract/client'
export { DescryError, errorCodes, toDescryError, type ErrorCode } from '../../models/contract/errors'
export { decodeFrame, encodeFrame, type Frame } from '../../models/contract/frame'
export type { Transport } from '../../models/contract/transport'
export type { Element, Role, Table, TextLine, Box } from '../../models/contract/scene'
export { language, type Language } from '../../models/contract/engines'
export {
  SAMPLE_RATE,
  type RecogniserInfo,
  type RecogniserSource,
  type TimedWord,
  type Utterance,
} from '../../models/contract/hearing'
