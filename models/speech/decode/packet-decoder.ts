/** Sound at the rate of its file: one array of samples from -1 to 1 for each channel, all of the same length. */
export interface Planes {
  channels: Float32Array[]
  rate: number
}

/** What a packet is decoded with, as the file's header says. */
export interface TrackFormat {
  /** Name of the codec as WebCodecs registers it; PCM is `pcm-` with sign, bits and byte order. */
  codec: string
  rate: number
  channels: number
  /** The codec's own header; its form is the one that WebCodecs defines. Empty where there is none. */
  description: Uint8Array
}

/** Decodes the packets of one track, one after the other. After a jump in the file a new one is needed. */
export interface PacketDecoder {
  /**
   * Resolves with the packet's sound, or undefined where it gives none (yet). Rejects where the packet is damaged: the next one
   * may be whole.
   */
  decode(packet: Uint8Array): Promise<Planes | undefined>
  close(): void
}
