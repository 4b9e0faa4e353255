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
  export interface ChannelInfo {
    windowCount: number
    /** Shape of the window before and of this one: 0 or 1. */
    windowShape: Int32Array
    groupCount: number
    groupLength: ArrayLike<number>
    swbCount: number
    swbOffsets: ArrayLike<number>
    maxSFB: number
  }
  export interface Channel {
    tns: Tns
    tnsPresent: number
    pulsePresent: number
    pulseOffset: ArrayLike<number>
    pulseAmp: ArrayLike<number>
    bandTypes: ArrayLike<number>
    scaleFactors: ArrayLike<number>
    data: Float32Array
    info: ChannelInfo
    decodeSpectralData(stream: Bitstream): void
  }
  export type Element = Channel | { left: Channel; right: Channel } | { couplingPoint: number }

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

declare module 'aac/src/ics.js' {
  import type { Channel } from 'aac'
  const Channels: { prototype: Channel }
  export default Channels
}

declare module 'aac/src/tns.js' {
  import type { Tns } from 'aac'
  const Filters: { prototype: Tns }
  export default Filters
}

declare module 'aac/src/huffman.js' {
  import type { Bitstream } from 'av'
  const Huffman: { decodeSpectralData(stream: Bitstream, book: number, values: Int32Array, at: number): void }
  export default Huffman
}
