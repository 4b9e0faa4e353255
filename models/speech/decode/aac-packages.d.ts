/** The parts that are used of two packages that bring no types. */
declare module 'av' {
  interface Bytes {
    readonly data: Uint8Array
  }
  interface Stream {
    readonly list: object
  }
  export interface Bitstream {
    readonly stream: Stream
  }
  const AV: {
    Buffer: new (data: Uint8Array) => Bytes
    Stream: { fromBuffer(buffer: Bytes): Stream }
    Bitstream: new (stream: Stream) => Bitstream
  }
  export default AV
}

declare module 'aac' {
  import type AV from 'av'
  import type { Bitstream } from 'av'

  /** The filter of one channel, as it was read: for each window its filters. */
  export interface Tns {
    maxBands: number
    nFilt: ArrayLike<number>
    length: ArrayLike<number>[]
    order: ArrayLike<number>[]
    direction: ArrayLike<boolean>[]
    coef: ArrayLike<number>[][]
    process(channel: Channel, spectrum: Float32Array, analyse: boolean): void
  }
  export interface Channel {
    tns: Tns
    tnsPresent: number
    info: { windowCount: number; swbCount: number; swbOffsets: ArrayLike<number>; maxSFB: number }
  }
  export type Element = Channel | { left: Channel; right: Channel }

  export default class AACDecoder {
    constructor(demuxer: { on(): void }, format: object)
    bitstream: Bitstream
    config: { sampleRate: number; chanConfig: number; profile: number }
    setCookie(buffer: InstanceType<(typeof AV)['Buffer']>): void
    process(elements: Element[]): void
    /** Channels interleaved. */
    readChunk(): Float32Array
  }
}
