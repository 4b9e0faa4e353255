import type { PowerMonitor } from 'electron'
import { DescryError } from '../../models/contract/errors'

export interface Lock {
  /** Throws `SCREEN_LOCKED` while the screen is locked: Descry then looks at nothing. */
  check(): void
}

type Power = Pick<PowerMonitor, 'getSystemIdleState'> & {
  on(event: 'lock-screen' | 'unlock-screen' | 'suspend', listener: () => void): unknown
}

/** The system is asked how long it has been idle only to learn whether it is locked; how long does not matter. */
const IDLE_SECONDS = 1

/**
 * Knows whether the screen is locked. macOS and Windows tell when it happens; on Linux, which does not, the system is asked each time.
 * @param onLock told when the screen gets locked, to end what is under way
 */
export function watchLock(power: Power, onLock: () => void): Lock {
  let locked = false
  const lock = (): void => {
    locked = true
    onLock()
  }
  power.on('lock-screen', lock)
  power.on('unlock-screen', () => (locked = false))
  power.on('suspend', onLock)
  return {
    check() {
      if (locked || power.getSystemIdleState(IDLE_SECONDS) === 'locked') throw new DescryError('SCREEN_LOCKED')
    },
  }
}
