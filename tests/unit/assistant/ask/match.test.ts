import { describe, expect, it } from 'vitest'
import {
  bestOf,
  editDistance,
  FITS,
  findRun,
  isSlip,
  nameLikeness,
  wordLikeness,
  wordsOf,
} from '../../../../assistant/ask/match'

const likeness = (asked: string, name: string): number => nameLikeness(wordsOf(asked), wordsOf(name))

describe('names are matched as people and text recognition write them', () => {
  it.each([
    ['wifi', 'Enable Wi-Fi'],
    ['enable wi-fi', 'EnableWi-Fi'],
    ['bluetooth', 'B1uetooth'],
    ['options', '0ptions'],
    ['illness', 'lllness'],
    ['grosse', 'GRÖSSE'],
    ['strasse', 'Straße'],
    ['notifcations', 'Notifications'],
    ['druckers', 'Drucker'],
    ['addresses', 'Address'],
    ['office printer', 'Office Printer 2'],
  ])('“%s” is taken for “%s”', (asked, name) => {
    expect(likeness(asked, name)).toBeGreaterThanOrEqual(FITS)
  })

  it.each([
    ['save', 'Safe'],
    ['on', 'Button'],
    ['room 12', 'Room 13'],
    ['bluetooth', 'Enable Wi-Fi'],
    ['port 80', 'Port 8080'],
    ['2024', '2025'],
    ['total', 'Subtotal'],
    ['bluetooth headset volume', 'Volume'],
  ])('“%s” is not taken for “%s”', (asked, name) => {
    expect(likeness(asked, name)).toBeLessThan(FITS)
  })

  it('prefers the name itself over a longer one that holds it', () => {
    expect(likeness('save', 'Save')).toBeGreaterThan(likeness('save', 'Save as'))
    expect(likeness('save as', 'Save as')).toBeGreaterThan(likeness('save as', 'Save'))
  })
})

describe('edits', () => {
  it('count insertions, deletions, substitutions and swapped neighbours as one each', () => {
    expect(editDistance('button', 'buton', 3)).toBe(1)
    expect(editDistance('button', 'buttons', 3)).toBe(1)
    expect(editDistance('button', 'batton', 3)).toBe(1)
    expect(editDistance('title', 'titel', 3)).toBe(1)
    expect(editDistance('kitten', 'sitting', 3)).toBe(3)
  })

  it('gives up beyond the limit', () => {
    expect(editDistance('alpha', 'omega', 1)).toBe(2)
  })

  it('takes no number for a slip of another', () => {
    expect(isSlip('100234', '100235')).toBe(false)
    expect(wordLikeness('10', 'lo')).toBeLessThan(1)
  })
})

describe('phrases in text', () => {
  it('are found over missing spaces and hyphens', () => {
    expect(findRun(['wifi'], wordsOf('Turn Wi-Fi on')).likeness).toBe(1)
    expect(findRun(['dark', 'mode'], wordsOf('Darkmode is on')).likeness).toBe(1)
  })

  it('are not found inside longer words', () => {
    expect(findRun(['art'], wordsOf('Start the party')).likeness).toBe(0)
  })
})

describe('the best of several', () => {
  it('are all that fit equally well', () => {
    const scored = [{ score: 0.7 }, { score: 0.68 }, { score: 0.3 }]
    expect(bestOf(scored)).toEqual([{ score: 0.7 }, { score: 0.68 }])
  })

  it('is only the exact one where there is one', () => {
    expect(bestOf([{ score: 1 }, { score: 0.97 }])).toEqual([{ score: 1 }])
  })

  it('are none where nothing fits', () => {
    expect(bestOf([{ score: 0.4 }])).toEqual([])
    expect(bestOf([])).toEqual([])
  })
})
