import { describe, expect, it } from 'vitest'
import { systemLanguage } from '../../../cli/context'
import { areaFrom } from '../../../cli/input'
import { printable } from '../../../cli/output'
import { areaOnScreen, pngSize } from '../../../cli/ports/x11'
import { findPlaces } from '../../../cli/places'
import { plain, raw } from '../../fixtures/pictures'

const ESC = String.fromCharCode(27)
const CSI = String.fromCharCode(0x9b)

describe('What is printed', () => {
  it('keeps words, tabs and line ends', () => {
    expect(printable('Größe\t5 €\n日本語 👍🏽')).toBe('Größe\t5 €\n日本語 👍🏽')
  })

  it.each([
    ['a colour', `${ESC}[31mred${ESC}[0m`],
    ['a title of the terminal', `${ESC}]0;gotcha${String.fromCharCode(7)}`],
    ['an escape of one character', `${CSI}2J`],
    ['a return that hides what stood before', 'safe\rnot safe'],
    ['backspaces', 'ab\b\bcd'],
    ['a null', 'a\0b'],
    ['a delete', `a${String.fromCharCode(127)}b`],
  ])('has nothing in it that a terminal obeys: %s', (_what, text) => {
    // eslint wants no control characters in patterns, so that codes are compared.
    const codes = [...printable(text)].map((character) => character.codePointAt(0) ?? 0)
    expect(codes.filter((code) => code < 32 || (code >= 127 && code < 160))).toEqual([])
  })
})

describe('The language', () => {
  it.each([
    [{ LANG: 'de_AT.UTF-8' }, 'de'],
    [{ LC_ALL: 'de', LANG: 'en_GB' }, 'de'],
    [{ LC_ALL: 'C', LANG: 'de_DE' }, 'en'],
    [{ LC_MESSAGES: 'de_DE', LANG: 'en_US' }, 'de'],
    [{ LANG: 'fr_FR' }, 'en'],
    [{}, 'en'],
  ])('%j is %s', (env, language) => {
    expect(systemLanguage(env)).toBe(language)
  })
})

describe('An area', () => {
  it('is four whole numbers', () => {
    expect(areaFrom('10, 20,300,40')).toEqual([10, 20, 300, 40])
    expect(areaFrom('-10,-20,300,40')).toEqual([-10, -20, 300, 40])
  })

  it.each(['', '1,2,3', '1,2,3,4,5', '1,2,0,4', '1,2,3,-4', 'a,b,c,d', '1.5,2,3,4', '1,2,3,Infinity'])(
    '“%s” is none',
    (text) => {
      expect(() => areaFrom(text)).toThrow(expect.objectContaining({ code: 'USAGE' }) as Error)
    },
  )

  it('is cut to the screen, and is nothing beyond it', () => {
    const screen = { width: 100, height: 50 }
    expect(areaOnScreen([10, 10, 20, 20], screen)).toEqual([10, 10, 20, 20])
    expect(areaOnScreen([-5, -5, 20, 20], screen)).toEqual([0, 0, 15, 15])
    expect(areaOnScreen([90, 40, 20, 20], screen)).toEqual([90, 40, 10, 10])
    for (const beyond of [
      [100, 0, 5, 5],
      [0, 50, 5, 5],
      [-5, 0, 5, 5],
      [0, -5, 5, 5],
    ] as const)
      expect(areaOnScreen([...beyond], screen)).toBeUndefined()
  })
})

it('A PNG tells its size in its header; other bytes tell none', async () => {
  const png = await raw(plain(37, 21, [1, 2, 3]))
    .png()
    .toBuffer()
  expect(pngSize(png)).toEqual({ width: 37, height: 21 })
  // Also where the bytes are a part of a longer buffer.
  expect(pngSize(Buffer.concat([Buffer.alloc(3), png]).subarray(3))).toEqual({ width: 37, height: 21 })
  expect(
    pngSize(
      await raw(plain(37, 21, [1, 2, 3]))
        .jpeg()
        .toBuffer(),
    ),
  ).toBeUndefined()
  expect(pngSize(png.subarray(0, 20))).toBeUndefined()
  expect(pngSize(new Uint8Array())).toBeUndefined()
})

it('A program whose engine is missing says that it has to be installed again', () => {
  expect(() => findPlaces('/nowhere')).toThrow(expect.objectContaining({ code: 'MODEL_MISSING' }) as Error)
})
