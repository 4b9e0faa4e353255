import { describe, expect, it } from 'vitest'
import { decodeCtc } from '../../../../models/vision/ocr/ctc'

const alphabet = ['', 'a', 'b', ' ']
/** One likely class for each step. */
const steps = (classes: number[]): Float32Array =>
  Float32Array.from(classes.flatMap((best) => alphabet.map((_, c) => (c === best ? 0.9 : 0.03))))
const read = (classes: number[]) => decodeCtc(steps(classes), 0, classes.length, alphabet.length, alphabet)

describe('CTC decoding', () => {
  it('joins repeats and drops blanks', () => {
    expect(
      read([0, 1, 1, 0, 2, 2, 2, 0])
        .map((c) => c.text)
        .join(''),
    ).toBe('ab')
  })
  it('keeps a letter that a blank parts from its twin', () => {
    expect(
      read([1, 0, 1])
        .map((c) => c.text)
        .join(''),
    ).toBe('aa')
  })
  it('says where each character stands and how sure it is', () => {
    const [a, b] = read([0, 1, 1, 0, 2])
    expect(a).toMatchObject({ from: 1, to: 2 })
    expect(a!.probability).toBeCloseTo(0.9)
    expect(b).toMatchObject({ from: 4, to: 4 })
  })
  it('reads nothing from blanks', () => {
    expect(read([0, 0, 0])).toEqual([])
  })
})
