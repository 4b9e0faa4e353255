import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createVision } from '../../../../models/vision'

const samples = resolve(import.meta.dirname, '../../../../resources/samples')
const photos = resolve(import.meta.dirname, '../../../../../shared/inputs/photos')
const vision = createVision()
const look = (path: string) =>
  vision.look(
    { source: { kind: 'path', path }, language: 'en' },
    { signal: new AbortController().signal, emit: () => {} },
  )

/** From the file to the scene, with nothing replaced: what a person gets. */
describe('looking at a settings window', () => {
  it('finds its controls with their states', async () => {
    const { kind, elements } = await look(resolve(samples, 'settings.png'))
    expect(kind.name).toBe('screen')
    const found = (role: string) => elements.filter((e) => e.role === role).map((e) => [e.name, e.state?.checked])
    expect(found('checkbox')).toEqual([
      ['Enable Wi-Fi', true],
      ['Share this printer with others', false],
    ])
    expect(found('radio')).toEqual([
      ['A4', true],
      ['Letter', false],
      ['Envelope', false],
    ])
    expect(elements.filter((e) => e.role === 'button').map((e) => e.name)).toEqual([
      ...['Minimise', 'Maximise', 'Close'],
      ...['Cancel', 'Save'],
    ])
    expect(elements.find((e) => e.role === 'textbox')).toMatchObject({
      name: 'Printer name',
      state: { value: 'Office printer' },
    })
  })
  it('finds the table of a list of printers, cell by cell', async () => {
    const { tables } = await look(resolve(samples, 'printers.png'))
    expect(tables).toHaveLength(1)
    expect(tables[0]?.rows[0]).toEqual(['Name', 'Address', 'Status'])
    expect(tables[0]?.rows).toContainEqual(['Reception', '192.168.1.62', 'Offline'])
    expect(tables[0]?.rows).toHaveLength(6)
  })
})

describe.skipIf(!existsSync(photos))('looking at photographs', () => {
  const files = existsSync(photos) ? readdirSync(photos, { recursive: true }).map(String) : []
  it.each(files.filter((name) => /\.(?:jpg|png)$/.test(name)))('%s has no elements of a screen', async (name) => {
    const { kind, elements } = await look(resolve(photos, name))
    expect(kind.name).toBe('photo')
    expect(elements).toEqual([])
  })
})
