import { describe, expect, it } from 'vitest'
import { readAacConfig, writeAacConfig } from '../../../../models/speech/decode/aac-config'

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')

describe('the header of AAC', () => {
  it.each([
    ['1210', 44_100, 2],
    ['11b0', 48_000, 6],
    ['1588', 8000, 1],
  ])('%s is plain AAC', (hex, rate, layout) => {
    expect(readAacConfig(bytes(hex))).toEqual({ rate, layout })
    expect(Buffer.from(writeAacConfig({ rate, layout })).toString('hex')).toBe(hex)
  })

  it('of HE-AAC tells the half that is plain', () => {
    // Kind 5, 22,050 Hz, two channels, extended to 44,100 Hz, then kind 2.
    expect(readAacConfig(bytes('2b920800'))).toEqual({ rate: 22_050, layout: 2 })
    // Kind 29, 24,000 Hz, one channel that is made two, extended to 48,000 Hz, then kind 2.
    expect(readAacConfig(bytes('eb098800'))).toEqual({ rate: 24_000, layout: 1 })
  })

  it('may name a rate of its own', () => {
    expect(readAacConfig(writeAacConfig({ rate: 12_345, layout: 1 }))).toEqual({ rate: 12_345, layout: 1 })
  })

  it.each([
    ['0a10', 'AAC Main'],
    ['2210', 'long-term prediction'],
    ['1200', 'channels that are told elsewhere'],
    ['', 'nothing'],
  ])('%s is not decoded: %s', (hex) => {
    expect(readAacConfig(bytes(hex))).toBeUndefined()
  })
})
