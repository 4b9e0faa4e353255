import { describe, expect, it } from 'vitest'
import type { Glyph } from '../../../../models/vision/ocr/glyphs'
import type { InkProfile } from '../../../../models/vision/ocr/ink'
import { mergeGerman } from '../../../../models/vision/ocr/merge'
import { correctCase, correctDigits } from '../../../../models/vision/ocr/shapes'
import { restoreSpaces } from '../../../../models/vision/ocr/spaces'

/** Draws letters as boxes of ink: what each is `[text, height, width]`, after a gap of so many pixels. */
function line(letters: [text: string, height: number, width: number, gap: number][]): {
  glyphs: Glyph[]
  ink: InkProfile
} {
  let x = 4
  const glyphs: Glyph[] = letters.map(([text, height, width, gap]) => {
    x += gap
    const ink = { from: x, to: x + width, top: 40 - height, bottom: 39 }
    x += width
    return { text, probability: 0.99, spaceBefore: 0.001, centre: (ink.from + ink.to) / 2, ink }
  })
  const runs = glyphs.map((g) => g.ink!)
  return { glyphs, ink: { top: new Uint8Array(), bottom: new Uint8Array(), runs } }
}
const text = (glyphs: Glyph[]): string => glyphs.map((g) => g.text).join('')
const capital = 28
const small = 20

describe('capital and small letters of the same shape', () => {
  it('follow the height of the ink', () => {
    const { glyphs } = line([
      ['P', capital, 16, 2],
      ['R', capital, 16, 2],
      ['o', capital, 18, 2],
      ['a', small, 14, 2],
      ['C', small, 14, 2],
      ['n', small, 14, 2],
    ])
    expect(text(correctCase(glyphs))).toBe('PROacn')
  })
  it('stay as they were read when the line does not tell the heights', () => {
    const { glyphs } = line([
      ['o', capital, 18, 2],
      ['C', capital, 18, 2],
    ])
    expect(text(correctCase(glyphs))).toBe('oC')
  })
  it('make a low zero the letter o', () => {
    const { glyphs } = line([
      ['f', capital, 10, 2],
      ['0', small, 16, 2],
      ['r', small, 12, 2],
      ['m', small, 22, 2],
    ])
    expect(text(correctCase(glyphs))).toBe('form')
  })
})

describe('digits', () => {
  const plain = (value: string): Glyph[] =>
    [...value].map((c, i) => ({ text: c, probability: 1, spaceBefore: 0.001, centre: i * 10 }))
  it.each([
    ['l92.168.1.4O', '192.168.1.40'],
    ['2O26-1l-23', '2026-11-23'],
    ['1O:3O', '10:30'],
    ['€14.5O', '€14.50'],
    ['I984', '1984'],
  ])('reads %s as %s', (read, meant) => {
    expect(text(correctDigits(plain(read)))).toBe(meant)
  })
  it.each(['Oslo', 'lol', 'Ill', 'O2l', 'WW2', 'I', 'x86', 'l.o.l'])('leaves %s alone', (word) => {
    expect(text(correctDigits(plain(word)))).toBe(word)
  })
})

describe('spaces', () => {
  it('come back where the ink has a word gap', () => {
    const { glyphs, ink } = line([
      ['L', capital, 14, 2],
      ['n', small, 14, 3],
      ['2', capital, 14, 17],
      ['4', capital, 14, 3],
    ])
    expect(text(restoreSpaces(glyphs, ink))).toBe('Ln 24')
  })
  it('come back at a narrow gap where the recogniser leaned to one', () => {
    const { glyphs, ink } = line([
      ['y', small, 14, 2],
      ['o', small, 14, 3],
      ['m', small, 22, 7],
      ['e', small, 14, 3],
    ])
    expect(text(restoreSpaces(glyphs, ink))).toBe('yome')
    glyphs[2]!.spaceBefore = 0.06
    expect(text(restoreSpaces(glyphs, ink))).toBe('yo me')
  })
  it('are not put between the letters of a wide set word', () => {
    const { glyphs, ink } = line([...'WIDE'].map((c) => [c, capital, 16, 12] as [string, number, number, number]))
    expect(text(restoreSpaces(glyphs, ink))).toBe('WIDE')
  })
  it('follow the pitch in type of one width, where narrow letters have wide gaps', () => {
    const pitch = 16
    const word = (letters: string, start: number): [string, number, number][] =>
      [...letters].map((c, i) => [c, start + i * pitch, 'il.'.includes(c) ? 4 : 12])
    const glyphs: Glyph[] = [...word('fill', 20), ...word('it.end', 20 + 5 * pitch)].map(([c, centre, width]) => ({
      text: c,
      probability: 1,
      spaceBefore: 0.001,
      centre,
      ink: { from: centre - width / 2, to: centre + width / 2, top: 12, bottom: 39 },
    }))
    const ink = { top: new Uint8Array(), bottom: new Uint8Array(), runs: glyphs.map((g) => g.ink!) }
    expect(text(restoreSpaces(glyphs, ink))).toBe('fill it.end')
  })
})

describe('German words', () => {
  const line = (value: string) => ({
    text: value,
    box: [0, 0, 1, 1] as [number, number, number, number],
    confidence: 0.9,
  })
  it('get their umlauts where both readers agree otherwise', () => {
    const merged = mergeGerman(line('Uber das Menu: Zuruck (F2)'), {
      text: 'Über das Menü: Zurück (F 2)',
      confidence: 0.9,
    })
    expect(merged.text).toBe('Über das Menü: Zurück (F2)')
  })
  it('stay as they are where the readers disagree', () => {
    expect(mergeGerman(line('config.ts'), { text: 'cönfüg ls', confidence: 0.4 }).text).toBe('config.ts')
  })
})
