/** Sound that the engine may have to hear again after a restart. Places are samples of the session. */
export class RecentSound {
  private pieces: { at: number; pcm: Uint8Array }[] = []

  append(at: number, pcm: Uint8Array): void {
    this.pieces.push({ at, pcm })
  }

  /** Nothing before this place is needed any more. */
  forget(before: number): void {
    const first = this.pieces.findIndex(({ at, pcm }) => at + pcm.byteLength / 2 > before)
    this.pieces = first < 0 ? [] : this.pieces.slice(first)
  }

  /** The kept sound from this place on, or from the first kept one where that is later. */
  from(place: number): { at: number; pcm: Uint8Array }[] {
    return this.pieces.flatMap(({ at, pcm }) => {
      const skip = Math.max(0, place - at)
      if (skip * 2 >= pcm.byteLength) return []
      return [{ at: at + skip, pcm: pcm.subarray(skip * 2) }]
    })
  }
}
