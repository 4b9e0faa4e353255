import type { Sentence } from '../contract/descriptions'
import type { Element, Role, Scene } from '../../models/contract/scene'
import { isSureElement } from './controls'
import { placeOf } from './geometry'
import { shortName, type Words } from './words'

/** Parts that hold other things; a window or title bar is told by the opening. */
export const regionRoles: readonly Role[] = [
  'menubar',
  'toolbar',
  'tablist',
  'sidebar',
  'region',
  'list',
  'tree',
  'menu',
  'statusbar',
]
const MAX_REGIONS = 8

/** The parts of the screen and where they are; only what is sure, since a wrong map is worse than none. */
export function regionSentences(scene: Scene, words: Words): Sentence[] {
  const regions = scene.elements.filter((element) => regionRoles.includes(element.role) && isSureElement(element))
  if (regions.length === 0) return []
  const items = regions.slice(0, MAX_REGIONS).map((region) => phrase(region, scene, words))
  if (regions.length > MAX_REGIONS) items.push(words.say('describe.more', { count: regions.length - MAX_REGIONS }))
  const confidence = Math.min(...regions.map((region) => region.confidence))
  return [words.sentence(words.say('describe.regions', { items: words.series(items) }), 'screen', confidence)]
}

function phrase(region: Element, scene: Scene, words: Words): string {
  return words.say('describe.region', {
    role: words.say(`counted.${region.role}`, { count: 1 }),
    named: region.name === '' ? 'no' : 'yes',
    name: shortName(region.name),
    place: words.say('describe.place', { place: placeOf(region.box, scene.image) }),
  })
}
