import { expect, test } from 'vitest'
import { compareReadings } from '../../../../models/vision/grounding'

const differs = (first: string, second: string): boolean => compareReadings([first], [second]).length > 0

test.each([
  ['It has two buttons.', 'There are nine buttons.'],
  ['Two small dogs play.', 'Three dogs lie in the grass.'],
  ['A red car stands there.', 'A blue car is parked.'],
  ['There are no people.', 'There are two people.'],
  ['Es gibt zwei Hunde.', 'Da sind drei Hunde.'],
  ['Ein rotes Auto.', 'Man sieht ein blaues Auto.'],
])('two readings of the same thing differ: %s / %s', (first, second) => {
  expect(compareReadings([first], [second])).toEqual([{ first, second }])
})

test.each([
  ['It has two buttons.', 'There are two big buttons.'],
  ['It has two buttons.', 'There are nine windows.'],
  ['A red car stands there.', 'A red house and a blue sky.'],
  ['A dog.', 'Nothing is certain.'],
  // A part of them, or about so many, is another claim.
  ['There are ten cars.', 'Two of the cars are red.'],
  ['There are about ten cars.', 'There are twelve cars.'],
  // The second tells of both.
  ['A red car stands there.', 'A blue car stands behind a red car.'],
])('a reading that says more, less or something else does not disagree: %s / %s', (first, second) => {
  expect(differs(first, second)).toBe(false)
})
