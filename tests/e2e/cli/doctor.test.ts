import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { descry, makeHome } from './program'

const report = z.strictObject({
  healthy: z.boolean(),
  findings: z.array(
    z.strictObject({
      name: z.enum([
        'node',
        'engine',
        'reading',
        'hearing',
        'sound',
        'voice',
        'capture',
        'clipboard',
        'window',
        'disk',
        'settings',
      ]),
      ok: z.boolean(),
      needed: z.boolean(),
      text: z.string().min(1),
    }),
  ),
})

let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

describe('descry doctor', () => {
  it('says of each part whether it works', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['doctor', '--json'])
    expect([status, stderr]).toEqual([0, ''])
    const { healthy, findings } = report.parse(JSON.parse(stdout))
    expect(healthy).toBe(true)
    expect(findings.map(({ name }) => name)).toEqual(report.shape.findings.element.shape.name.options)
    expect(findings.filter(({ needed, ok }) => needed && !ok)).toEqual([])
  })

  it('says it in words for people', async () => {
    const { status, stdout } = await descry(home.path, ['doctor'])
    expect(status).toBe(0)
    for (const line of stdout.trim().split('\n')) expect(line).toMatch(/^\[(works|not here)\] \S/)
  })

  it('looks for the programs of the computer it runs on', async () => {
    const { stdout } = await descry(home.path, ['doctor', '--json'], { env: { PATH: '/nowhere' } })
    const { healthy, findings } = report.parse(JSON.parse(stdout))
    const ok = Object.fromEntries(findings.map((finding) => [finding.name, finding.ok]))
    // What is missing is not needed for describing.
    expect(healthy).toBe(true)
    if (process.platform === 'linux') expect(ok).toMatchObject({ voice: false, capture: false, clipboard: false })
  })
})
