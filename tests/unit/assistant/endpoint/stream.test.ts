import { describe, expect, test } from 'vitest'
import { createSentences, withoutMarkdown } from '../../../../assistant/endpoint/said'
import { EndlessEventError, readEvents } from '../../../../assistant/endpoint/sse'

async function eventsOf(...pieces: (string | Uint8Array)[]): Promise<string[]> {
  const bytes = (async function* () {
    for (const piece of pieces) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
  })()
  const found: string[] = []
  for await (const { field, text } of readEvents(bytes)) found.push(field === 'data' ? text : `${field}: ${text}`)
  return found
}

describe('a stream of events', () => {
  test('is the same however its bytes are cut', async () => {
    const whole = 'data: {"a":"ü 日"}\r\n\r\n: ping\n\ndata: 1\ndata: 2\n\nevent: x\rdata:3\r\rdata: [DONE]\n\n'
    const bytes = new TextEncoder().encode(whole)
    const expected = ['{"a":"ü 日"}', '1\n2', '3', '[DONE]']
    for (let cut = 0; cut <= bytes.length; cut++)
      expect(await eventsOf(bytes.slice(0, cut), bytes.slice(cut)), `cut at ${cut}`).toEqual(expected)
    expect(await eventsOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected)
  })

  test('keeps an event that is not closed, and the failure that llama.cpp’s server writes', async () => {
    expect(await eventsOf('data: 1\n\ndata: 2')).toEqual(['1', '2'])
    expect(await eventsOf('error: {"code":400}\n\n')).toEqual(['error: {"code":400}'])
  })

  test('does not grow without end', async () => {
    await expect(eventsOf(`data: ${'x'.repeat(300_000)}`)).rejects.toThrow(EndlessEventError)
    await expect(eventsOf('data: x\n'.repeat(300_000))).rejects.toThrow(EndlessEventError)
  })
})

/** All sentences of a text, which came in pieces of this size. */
function sentencesOf(text: string, size = 3): string[] {
  const split = createSentences()
  const found: string[] = []
  for (let at = 0; at < text.length; at += size) found.push(...split.push(text.slice(at, at + size)))
  return [...found, ...split.end()]
}

describe('what a model says', () => {
  test.each([
    ['A robin. It sits on a fence! Is it red?', ['A robin.', 'It sits on a fence!', 'Is it red?']],
    ['Dr. Miller paid approx. 3.50 euros, e.g. in St. Ives. Then he left.', 2],
    ['Am 3. Oktober, z. B. in Köln. Danach nicht.', 2],
    ['It reads “Stop.” Nothing else.', ['It reads “Stop.”', 'Nothing else.']],
    ['One line\nAnother line\n\nA third', ['One line', 'Another line', 'A third']],
    ['See example.org for more. and so on', ['See example.org for more. and so on']],
  ])('%j falls into sentences', (text, expected) => {
    for (const size of [1, 3, 7, 1000]) {
      const found = sentencesOf(text, size)
      if (typeof expected === 'number') expect(found).toHaveLength(expected)
      else expect(found).toEqual(expected)
    }
  })

  test('a sentence is told as soon as the next one begins', () => {
    const split = createSentences()
    expect(split.push('A robin.')).toEqual([])
    expect(split.push(' I')).toEqual(['A robin.'])
    expect(split.push('t sits')).toEqual([])
    expect(split.end()).toEqual(['It sits'])
  })

  test('one that does not end is cut', () => {
    const found = sentencesOf('word '.repeat(2000), 50)
    expect(found.length).toBeGreaterThan(3)
    expect(Math.max(...found.map(({ length }) => length))).toBeLessThanOrEqual(2000)
  })

  test('thoughts are not for the person, however they are cut', () => {
    for (const size of [1, 4, 9, 100]) {
      expect(sentencesOf('<think>A robin? Maybe.\nYes.</think>\n\nA robin.', size)).toEqual(['A robin.'])
      expect(sentencesOf('\n<thinking>Hm.</thinking>It is 1 < 2.', size)).toEqual(['It is 1 < 2.'])
      expect(sentencesOf('<think>It never ends', size)).toEqual([])
    }
    expect(sentencesOf('<this> is an answer.')).toEqual(['<this> is an answer.'])
  })

  test.each([
    ['## A *bird* ##', 'A bird'],
    ['- [x] **Red** and __blue__, _green_', 'Red and blue, green'],
    ['* one', 'one'],
    ['> quoted `code` here', 'quoted code here'],
    ['a [link](https://x.example "title") and ![alt](x.png)', 'a link and alt'],
    ['| Name | Age |', 'Name, Age'],
    ['|---|:--:|', ''],
    ['---', ''],
    ['```js', ''],
    ['2 * 3 = 6 and snake_case_name and 5 * x', '2 * 3 = 6 and snake_case_name and 5 * x'],
    ['The end.<|im_end|></s>', 'The end.'],
    ['line<br>break', 'line break'],
    ['\u001b[31mred\u001b[0m\u0007 \u202ebird\u0000', 'red bird'],
  ])('%j is spoken as %j', (written, spoken) => {
    expect(withoutMarkdown(written)).toBe(spoken)
  })
})
