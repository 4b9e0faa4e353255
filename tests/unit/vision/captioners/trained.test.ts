import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCaptioner, type Captioner } from '../../../../models/vision/captioners'
import { ask, caption, write } from '../../../fixtures/captioners/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'
import { pictureOf, shown, taskOf, trainedFolder } from '../../../fixtures/vision-language/folder'

let model: Captioner
beforeAll(async () => {
  model = await openCaptioner({ id: 'trained', folder: trainedFolder })
})
afterAll(async () => {
  await model.close()
})
afterEach(() => {
  vi.restoreAllMocks()
})

const first = (part: string): string => shown.find(({ file }) => file.includes(part))?.file as string

describe('a captioner that learned what it says', () => {
  it('tells the truth about pictures it has never seen', { timeout: 300_000 }, async () => {
    const wrong: string[] = []
    let asked = 0
    for (const { file, talks } of shown) {
      const picture = await model.encode(await pictureOf(file))
      for (const talk of talks) {
        asked++
        const { text } = await write(model, picture, taskOf(talk))
        if (text.trim() !== talk.answer) wrong.push(`${file}, ${talk.kind}: “${text.trim()}” for “${talk.answer}”`)
      }
    }
    const share = 1 - wrong.length / asked
    process.stdout.write(`${asked} answers, ${(share * 100).toFixed(1)} % right\n${wrong.join('\n')}\n`)
    expect(asked).toBeGreaterThanOrEqual(300)
    expect(share).toBeGreaterThanOrEqual(0.95)
  })

  it('sees the picture, and does not guess: of another picture the same answers are mostly wrong', async () => {
    let right = 0
    let asked = 0
    for (const [i, { talks }] of shown.slice(0, 12).entries()) {
      const other = await model.encode(await pictureOf(shown.at(i - 1)?.file as string))
      for (const talk of talks) {
        asked++
        if ((await write(model, other, taskOf(talk))).text.trim() === talk.answer) right++
      }
    }
    expect(right / asked).toBeLessThan(0.6)
  })

  it('encodes a picture once for a whole conversation, and knows what “it” was', async () => {
    const { fed } = watchRuns()
    const talk = shown.flatMap(({ file, talks }) =>
      talks.flatMap((one) => ('question' in one && one.earlier.length > 0 ? [{ file, ...one }] : [])),
    )[0]
    expect(talk).toBeDefined()
    if (!talk) return
    const picture = await model.encode(await pictureOf(talk.file))
    const [before] = talk.earlier
    const earlier = [{ question: before?.question ?? '', answer: '' }]
    if (earlier[0]) earlier[0].answer = (await write(model, picture, ask(earlier[0].question))).text.trim()
    expect((await write(model, picture, ask(talk.question, earlier))).text.trim()).toBe(talk.answer)
    expect(fed('pixel_values')).toEqual([[1, 1, 3, 96, 96]])
  })

  it('writes English where German is wanted, and says so', async () => {
    const picture = await model.encode(await pictureOf(first('bars')))
    const english = await write(model, picture, caption('brief'))
    expect(await write(model, picture, caption('brief'), { language: 'de' })).toEqual(english)
    expect(english.language).toBe('en')
  })

  it('is sure of what it sees', async () => {
    const picture = await model.encode(await pictureOf(first('shapes')))
    const { confidence } = await write(model, picture, ask('What kind of picture is this?'))
    expect(confidence).toBeGreaterThan(0.9)
  })
})
