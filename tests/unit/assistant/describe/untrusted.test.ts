import { expect, test } from 'vitest'
import { cleanScene, cleanText, shorten } from '../../../../assistant/describe'
import { blankScreen, captionOf, hostileScreen, settingsScreen } from '../../../fixtures/scenes'

const ESC = String.fromCharCode(0x1b)
const CSI = String.fromCharCode(0x9b)
const BEL = String.fromCharCode(7)

test.each([
  [`a${ESC}[31mred${ESC}[0m b`, 'ared b'],
  [`a${CSI}2Jb`, 'ab'],
  [`x${ESC}]0;title${BEL}y`, 'xy'],
  [`x${ESC}]8;;http://evil.example${ESC}\\link${ESC}]8;;${ESC}\\y`, 'xlinky'],
  [`lost${ESC}`, 'lost'],
  [`open${ESC}[`, 'open'],
  ['\u202egnp.exe\u202c', 'gnp.exe'],
  ['zero\u200bwidth\ufeff', 'zerowidth'],
  ['line\r\nbreak\u2028and\ttab', 'line break and tab'],
  ['  much    space  ', 'much space'],
  ['**bold** # x `code`', '**bold** # x `code`'],
  ['ba\u0308ckerei 👩\u200d🚀 पर\u200dक', 'ba\u0308ckerei 👩\u200d🚀 पर\u200dक'],
  ['broken \ud800 half', 'broken \ufffd half'],
])('%j becomes %j', (raw, clean) => {
  expect(cleanText(raw)).toBe(clean)
  expect(cleanText(clean)).toBe(clean)
})

test('a flood of marks on one letter is cut back', () => {
  expect([...cleanText(`Z${'\u0301'.repeat(500)}`)].length).toBeLessThan(10)
})

test('long text is cut between words and says so', () => {
  expect(shorten('one two three four', 12)).toBe('one two…')
  expect(shorten('short', 12)).toBe('short')
  expect([...shorten('👍'.repeat(30), 10)]).toHaveLength(10)
})

test('every text of a scene is cleaned, and lines keep their places', () => {
  const clean = cleanScene(hostileScreen)
  expect(clean.lines).toHaveLength(hostileScreen.lines.length)
  expect(JSON.stringify(clean)).not.toMatch(/\\u001b|\u202e/)
})

test('a blank picture has nothing on it', () => {
  const scene = cleanScene({ ...settingsScreen, blank: blankScreen.blank, caption: captionOf(['A page']) })
  expect(scene).toMatchObject({ lines: [], elements: [], tables: [], blocks: [] })
  expect(scene.caption).toBeUndefined()
})
