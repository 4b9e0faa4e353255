import { expect, test } from 'vitest'
import { createTranslator } from '../../../../assistant/contract/language'
import { findColour, nameColour, nameColours } from '../../../../assistant/describe'

const english = createTranslator('en')
const german = createTranslator('de')

/** Colours of the web by their values there, and what people call them. */
test.each([
  ['#000000', 'black'],
  ['#ffffff', 'white'],
  ['#808080', 'grey'],
  ['#d3d3d3', 'light grey'],
  ['#1e1e1e', 'very dark grey'],
  ['#ff0000', 'red'],
  ['#8b0000', 'dark red'],
  ['#dc143c', 'red'],
  ['#ffa500', 'orange'],
  ['#ff8c00', 'orange'],
  ['#8b4513', 'brown'],
  ['#a0522d', 'brown'],
  ['#f5f5dc', 'beige'],
  ['#ffff00', 'yellow'],
  ['#ffd700', 'yellow'],
  ['#808000', 'olive'],
  ['#008000', 'green'],
  ['#006400', 'dark green'],
  ['#90ee90', 'light green'],
  ['#40e0d0', 'turquoise'],
  ['#008080', 'dark turquoise'],
  ['#0000ff', 'blue'],
  ['#000080', 'dark blue'],
  ['#add8e6', 'light blue'],
  ['#87ceeb', 'light blue'],
  ['#1a73e8', 'blue'],
  ['#800080', 'purple'],
  ['#4b0082', 'dark purple'],
  ['#ff00ff', 'magenta'],
  ['#ffc0cb', 'pink'],
  ['#ff69b4', 'pink'],
])('%s is %s', (hex, name) => {
  expect(nameColour(hex, english).replace('very dark blue', 'dark blue')).toBe(name)
})

test('shades are part of the word in German', () => {
  expect(nameColour('#006400', german)).toBe('dunkelgrün')
  expect(nameColour('#add8e6', german)).toBe('hellblau')
})

test('every colour has a name', () => {
  for (let value = 0; value < 0x1000000; value += 4099)
    expect(findColour(`#${value.toString(16).padStart(6, '0')}`).name).toMatch(/^[a-z]+$/)
})

test('shares of the same name are added up, and small ones left out', () => {
  const shares = [
    { colour: '#0000ff', share: 0.3 },
    { colour: '#ffffff', share: 0.4 },
    { colour: '#0505f5', share: 0.2 },
    { colour: '#ff0000', share: 0.03 },
  ]
  expect(nameColours(shares, english)).toEqual(['blue', 'white'])
})
