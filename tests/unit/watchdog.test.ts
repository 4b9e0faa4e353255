import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createWatchdog } from '../../models/supervisor/watchdog'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch() {
  const onSilent = vi.fn()
  return { watchdog: createWatchdog(onSilent), onSilent }
}

test('an engine of which nothing is expected may be silent for ever', () => {
  const { watchdog, onSilent } = watch()
  watchdog.sign()
  vi.advanceTimersByTime(1e9)
  expect(onSilent).not.toHaveBeenCalled()
})

test('silence counts from the last sign, whoever it was for', () => {
  const { watchdog, onSilent } = watch()
  watchdog.expect(1000)
  for (let i = 0; i < 10; i++) {
    vi.advanceTimersByTime(900)
    watchdog.sign()
  }
  expect(onSilent).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1001)
  expect(onSilent).toHaveBeenCalledOnce()
})

test('the most patient caller decides', () => {
  const { watchdog, onSilent } = watch()
  watchdog.expect(1000)
  watchdog.expect(5000)
  vi.advanceTimersByTime(4000)
  expect(onSilent).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1001)
  expect(onSilent).toHaveBeenCalledOnce()
})

test('nothing more is expected once the call was answered', () => {
  const { watchdog, onSilent } = watch()
  watchdog.expect(1000)(true)
  vi.advanceTimersByTime(1e6)
  expect(onSilent).not.toHaveBeenCalled()
})

test('a call that was given up is watched until the engine says anything', () => {
  const { watchdog, onSilent } = watch()
  watchdog.expect(1000)(false)
  vi.advanceTimersByTime(500)
  watchdog.sign()
  vi.advanceTimersByTime(1e6)
  expect(onSilent).not.toHaveBeenCalled()
  watchdog.expect(1000)(false)
  vi.advanceTimersByTime(1001)
  expect(onSilent).toHaveBeenCalledOnce()
})

test('the watch ends with the engine', () => {
  const { watchdog, onSilent } = watch()
  watchdog.expect(1000)
  watchdog.end()
  vi.advanceTimersByTime(1e6)
  expect(onSilent).not.toHaveBeenCalled()
})
