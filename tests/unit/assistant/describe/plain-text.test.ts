import { expect, test } from 'vitest'
import { plainText } from '../../../../assistant/describe'
import { article, block, line, printersScreen, sceneOf } from '../../../fixtures/scenes'

test('blocks lie apart, lines keep their breaks and their exact characters', () => {
  expect(plainText(article)).toBe(
    [
      'On the keeping of bees',
      'Bees need water as well as flow-\ners, and they find both by scent.',
      'A hive of 20,000 bees drinks half a litre a day.',
      'Write to bees@garden.example for a list.\nsmudged wrds',
    ].join('\n\n'),
  )
})

test('pieces of one row are one line', () => {
  const lines = [line('Name:', 10, 10), line('Ada', 100, 12), line('Age:', 10, 40)]
  expect(plainText(sceneOf('document', { lines, blocks: [block('paragraph', [0, 1, 2])] }))).toBe('Name: Ada\nAge:')
})

test('a table stands where its lines stand, with tabs between its cells', () => {
  expect(plainText(printersScreen)).toBe(
    [
      'Printers',
      'Name\tAddress\tStatus\nFront office\t192.168.1.20\tReady\nBasement\t192.168.1.21\tOut of paper\n' +
        'Attic\t192.168.1.22\t\nLibrary\tprint@library.example\tReady',
      'Add printer',
    ].join('\n\n'),
  )
})

test('lines of no block are not lost', () => {
  const lines = [line('One', 0, 0), line('Two', 0, 30), line('Three', 0, 60)]
  expect(plainText(sceneOf('document', { lines, blocks: [block('paragraph', [1])] }))).toBe('One\n\nTwo\n\nThree')
})

test('nothing gives nothing', () => {
  expect(plainText(sceneOf('photo'))).toBe('')
})
