import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, description, reading as readingShape } from '../../../assistant/contract/descriptions'
import { plain, raw } from '../../fixtures/pictures'
import { descry, makeHome, reading, screens } from './program'

const printers = join(screens, 'printers.png')
const page = join(reading, 'page.png')
let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

/** What was printed, read strictly: a field that is missing, or one that nobody agreed on, is an error. */
const strict = <S extends z.ZodRawShape>(shape: z.ZodObject<S>, stdout: string): z.infer<z.ZodObject<S>> =>
  shape.strict().parse(JSON.parse(stdout)) as z.infer<z.ZodObject<S>>

describe('descry describe', () => {
  it('prints sentences for people', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['describe', printers])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/printers/i)
    expect(stdout.trim().split('\n').length).toBeGreaterThan(1)
  })

  it('prints the agreed JSON, and nothing else', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['describe', printers, '--json'])
    expect([status, stderr]).toEqual([0, ''])
    const told = strict(description, stdout)
    expect(told.image).toMatchObject({ path: printers })
    expect(told.blank).toBe(false)
    expect(told.description).toBe(told.sentences.map(({ text }) => text).join(' '))
    expect(told.text.lines.length).toBeGreaterThan(5)
    expect(told.timings.firstSentenceMs).toBeLessThanOrEqual(told.timings.totalMs)
  })

  it('says less when asked for less, and more when asked for more', async () => {
    const lengths = await Promise.all(
      ['brief', 'normal', 'detailed'].map(async (length) => {
        const { stdout } = await descry(home.path, ['describe', printers, '--length', length])
        return stdout.length
      }),
    )
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
    expect(new Set(lengths).size).toBe(3)
  })

  it('takes a picture from standard input', async () => {
    const { status, stdout } = await descry(home.path, ['describe', '-', '--json'], { input: await readFile(printers) })
    expect(status).toBe(0)
    expect(strict(description, stdout).text.lines.length).toBeGreaterThan(5)
  })

  it('says that a blank picture is blank, and makes nothing up', async () => {
    const black = await raw(plain(400, 300, [0, 0, 0]))
      .png()
      .toBuffer()
    const { status, stdout } = await descry(home.path, ['describe', '-', '--json'], { input: black })
    expect(status).toBe(0)
    expect(strict(description, stdout)).toMatchObject({ blank: true, text: { lines: [] }, elements: [] })
  })

  it('speaks German on a German system, and where it is asked to', async () => {
    const [asked, system] = await Promise.all([
      descry(home.path, ['describe', printers, '--language', 'de']),
      descry(home.path, ['describe', printers], { env: { LANG: 'de_DE.UTF-8' } }),
    ])
    expect(asked.stdout).toMatch(/\b(Ein|Eine|Der|Die|Das)\b/)
    expect(system.stdout).toBe(asked.stdout)
  })

  it('heads each of several pictures with its name', async () => {
    const { status, stdout } = await descry(home.path, ['describe', printers, page, '--length', 'brief'])
    expect(status).toBe(0)
    const [first, second] = stdout.split('\n\n')
    expect(first).toMatch(new RegExp(`^${printers}:\n.+`))
    expect(second).toMatch(new RegExp(`^${page}:\n.+`))
  })

  it('prints one array for several pictures', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['describe', printers, page, '--json'])
    // There is no progress line where nobody watches.
    expect([status, stderr]).toEqual([0, ''])
    const told = z.array(description.strict()).parse(JSON.parse(stdout))
    expect(told.map(({ image }) => image.path)).toEqual([printers, page])
  })
})

describe('descry read', () => {
  it('prints the text in reading order', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['read', page])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.length).toBeGreaterThan(200)
  })

  it('prints the agreed JSON', async () => {
    const { stdout } = await descry(home.path, ['read', printers, '--json'])
    const told = strict(readingShape, stdout)
    expect(told.lines.length).toBeGreaterThan(5)
    expect(told.tables.length).toBeGreaterThan(0)
  })

  it('says when there is nothing to read', async () => {
    const input = await raw(plain(200, 200, [40, 90, 160]))
      .png()
      .toBuffer()
    const { status, stdout, stderr } = await descry(home.path, ['read', '-'], { input })
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/No text/)
  })
})

describe('descry ask', () => {
  it('answers from what is on the picture, and shows on what it stands', async () => {
    const { status, stdout } = await descry(home.path, ['ask', printers, 'How many printers are there?', '--json'])
    expect(status).toBe(0)
    const told = strict(answer, stdout)
    expect(told.question).toBe('How many printers are there?')
  })

  it('says so when it does not know', async () => {
    const question = 'Who is the king of Spain?'
    const [people, programs] = await Promise.all([
      descry(home.path, ['ask', printers, question]),
      descry(home.path, ['ask', printers, question, '--json']),
    ])
    const told = strict(answer, programs.stdout)
    expect(told).toMatchObject({ answered: false, evidence: [] })
    expect(people).toMatchObject({ status: 0, stdout: `${told.answer}\n` })
  })
})
