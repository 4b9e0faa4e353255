import { describe, expect, it, test } from 'vitest'
import { plainSentence, SentenceStream, sentencesOf } from '../../../../models/vision/captioners/plain'

describe('what a model wrote', () => {
  test.each([
    ['**Bold** and *slanted* and __both__ and _low_.', 'Bold and slanted and both and low.'],
    ['# A heading', 'A heading'],
    ['- an item', 'an item'],
    ['3. third', 'third'],
    ['> quoted', 'quoted'],
    ['See [the page](https://example.org/a_b) and ![a picture](x.png).', 'See the page and a picture.'],
    ['Run `npm start` now.', 'Run npm start now.'],
    ['The answer<|im_end|><end_of_utterance></s>', 'The answer'],
    ['A <b>bold</b> claim', 'A bold claim'],
    ['2 * 3 * 4 is 24.', '2 * 3 * 4 is 24.'],
    ['The file is called my_long_name.txt.', 'The file is called my_long_name.txt.'],
    ['It is **half open', 'It is half open'],
    ['Here is what I see:', 'Here is what I see.'],
    ['right\u202eleft\u0007\u001b[2J', 'right left [2J'],
  ])('is said without its marks: %s', (text, plain) => {
    expect(plainSentence(text)).toBe(plain)
  })

  test.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['It says "Stop." Then nothing.', ['It says "Stop."', 'Then nothing.']],
    ['Dr. Miller has 3.5 points. At 5 p.m. it ends.', ['Dr. Miller has 3.5 points.', 'At 5 p.m. it ends.']],
    ['See example.org for more. It helps.', ['See example.org for more.', 'It helps.']],
    ['A list:\n- one\n- two\n\nThe end', ['A list.', 'one', 'two', 'The end']],
    ['Code:\n```js\nlet x = 1\n```\nDone.', ['Code.', 'Done.']],
    ['| Drink | Price |\n|---|---|\n| Tea | 2 |', ['Drink, Price', 'Tea, 2']],
    ['Ein Haus. „Na?“ Österreich.', ['Ein Haus.', '„Na?“', 'Österreich.']],
    ['<think>It may be red. Or not.</think>\n\nIt is red.', ['It is red.']],
    ['', []],
    ['***\n---\n', []],
  ])('is cut into sentences: %j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences)
  })

  it('is cut alike however it arrives', () => {
    const text =
      '# Title\n\nOne **big** thing. It says "No. 5." Then\n- a\n- b\n```\ncode. Here\n```\n<think>hm. Well</think>End of it. Yes'
    const wanted = sentencesOf(text)
    for (let size = 1; size < 9; size++) {
      const stream = new SentenceStream()
      const found: string[] = []
      for (let at = 0; at < text.length; at += size) found.push(...stream.push(text.slice(at, at + size)))
      expect([...found, ...stream.end()]).toEqual(wanted)
    }
  })

  it('is told sentence by sentence, before the next one is whole', () => {
    const stream = new SentenceStream()
    expect(stream.push('The wall is red. ')).toEqual([])
    expect(stream.push('T')).toEqual(['The wall is red.'])
    expect(stream.push('he end')).toEqual([])
    expect(stream.end()).toEqual(['The end'])
  })

  it('never takes long, whatever it is', () => {
    for (const text of [
      '*'.repeat(20_000),
      '_a'.repeat(10_000),
      '['.repeat(20_000),
      '. A'.repeat(5000),
      '<'.repeat(20_000),
    ])
      expect(sentencesOf(text).join('').length).toBeLessThanOrEqual(text.length)
  })
})
