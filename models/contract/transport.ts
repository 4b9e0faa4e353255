/** A two-way channel of whole frames. Closing is final; `onClose` fires once, also when the other side went away. */
export interface Transport {
  send(frame: import('./frame').Frame): void
  onFrame(listener: (frame: import('./frame').Frame) => void): void
  onClose(listener: (reason: Error | undefined) => void): void
  close(): void
}
