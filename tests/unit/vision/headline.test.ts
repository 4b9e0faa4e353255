import { describe, expect, it } from 'vitest'
import type { Box } from '../../../models/contract/scene'
import { textFrame } from '../../../models/vision/frame'
import { headlineCandidates, pickHeadline } from '../../../models/vision/headline'

const size = { width: 1280, height: 800 }
const line = (text: string, x: number, y: number, width: number, height = 20, confidence = 0.95) => ({
  text,
  box: [x, y, width, height] as Box,
  confidence,
})

describe('the title of a screen', () => {
  it('is what stands in the middle above all other text', () => {
    const lines = [
      line('Settings', 609, 100, 62),
      line('Network and printing', 331, 155, 238, 29),
      line('Paper', 330, 320, 45),
    ]
    expect(pickHeadline(lines, 'screen', size)?.text).toBe('Settings')
  })
  it('is never the clock', () => {
    const lines = [
      line('Mon 23 Nov 14:07', 580, 6, 118),
      line('Wi-Fi', 140, 155, 33),
      line('Printers', 380, 150, 288, 30),
    ]
    expect(pickHeadline(lines, 'screen', size)?.text).toBe('Printers')
  })
  it('is the one at the top that names a document and a program', () => {
    const lines = [
      line('File Edit View', 10, 6, 200),
      line('notes.txt - Editor', 300, 6, 160),
      line('Large words', 20, 300, 400, 60),
    ]
    expect(pickHeadline(lines, 'screen', size)?.text).toBe('notes.txt - Editor')
  })
  it('is not made up where nothing stands out', () => {
    const lines = [line('one', 20, 300, 60), line('two', 20, 340, 60), line('three', 20, 380, 60)]
    expect(pickHeadline(lines, 'screen', size)).toBeUndefined()
    expect(pickHeadline([line('Settings', 609, 100, 62, 20, 0.4)], 'screen', size)).toBeUndefined()
  })
})

describe('the places that are read first', () => {
  it('have the largest type among them, wherever it stands', () => {
    const boxes: Box[] = Array.from({ length: 40 }, (_, i) => [20, 10 + i * 18, 200, 14])
    boxes.push([300, 700, 500, 60])
    expect(headlineCandidates(boxes, size)).toContain(40)
  })
})

describe('the frame of turned text', () => {
  it.each([0, 90, 180, 270] as const)('turned by %i°, a box comes back to where it was', (rotation) => {
    const frame = textFrame({ width: 640, height: 480 }, rotation)
    const box: Box = [30, 40, 200, 16]
    expect(frame.toPicture(frame.toUpright(box))).toEqual(box)
  })
  it('puts the first line of a page that stands on its head at the top', () => {
    const frame = textFrame({ width: 640, height: 480 }, 180)
    expect(frame.toUpright([0, 460, 640, 20])).toEqual([0, 0, 640, 20])
  })
  it('puts the first line of a page turned to the right at the top', () => {
    const frame = textFrame({ width: 640, height: 480 }, 90)
    expect(frame).toMatchObject({ width: 480, height: 640 })
    expect(frame.toUpright([620, 0, 20, 480])).toEqual([0, 0, 480, 20])
  })
})
