import type { Element } from '../../models/contract/scene'
import { look } from '../../models/vision/look'
import { createReader } from '../../models/vision/ocr/reader'
import { createRuleRecogniser, type ScreenRecogniser } from '../../models/vision/screen'
import { createCombinedRecogniser } from '../../models/vision/screen/combined'
import { createTrainedRecogniser } from '../../models/vision/screen/trained'
import { statesHad } from '../../models/vision/screen/trained/naming'
import type { Table } from '../bench/machine'
import { editDistance } from '../bench/text-metrics'
import type { Assets } from './looks'
import { matched, type Claimed } from './matching'
import { readTruth, type TrueElement } from './screen-truth'
import { percent, Tally } from './tally'

/** A name is right where so small a share of its letters is wrong. */
const WRONG_LETTERS = 0.2

interface Score {
  told: Tally
  names: Tally
  states: Tally
  there: number
}

const newScore = (): Score => ({ told: new Tally(), names: new Tally(), states: new Tally(), there: 0 })

/**
 * What a person is told of whole pictures, from the file to the words, by the rules, by the network and by both together.
 * @param every of how many pictures one is looked at
 */
export async function evaluateTold(
  assets: Assets,
  cache: string,
  kinds: readonly string[],
  { threads, every }: { threads: number; every: number },
): Promise<Table[]> {
  const rules = createRuleRecogniser()
  const network = createTrainedRecogniser(assets, threads)
  const recognisers: [string, ScreenRecogniser][] = [
    ['rules', rules],
    ['network', network],
    ['both', createCombinedRecogniser(rules, network)],
  ]
  const scores = new Map(recognisers.map(([name]) => [name, { all: newScore(), roles: new Map<string, Score>() }]))
  const reader = createReader(assets)
  const { signal } = new AbortController()
  let pictures = 0
  for (const kind of kinds)
    for (const { path, elements } of readTruth(cache, kind).filter((_, i) => i % every === 0)) {
      pictures++
      const screen: ScreenRecogniser = {
        id: 'all',
        starter: true,
        async recognise(input) {
          for (const [name, recogniser] of recognisers) {
            const score = scores.get(name)
            if (!score) continue
            const scoreOf = (role: string): Score => {
              const own = score.roles.get(role) ?? newScore()
              score.roles.set(role, own)
              return own
            }
            for (const { role } of elements) [score.all, scoreOf(role)].forEach((one) => one.there++)
            const said = (await recogniser.recognise(input, signal)).map((element) => ({
              ...cornersOf(element),
              element,
            }))
            for (const { one, match } of matched(said, elements, true))
              for (const each of [score.all, scoreOf(one.role)]) judge(each, one.element, match)
          }
          return []
        },
      }
      await look({ source: { kind: 'path', path }, language: 'en' }, { signal, emit: () => {} }, { reader, screen })
    }
  const head = ['told', 'right where told', 'told where there', 'names right', 'states right']
  const row = ({ told, names, states, there }: Score): string[] => [
    String(told.total),
    percent(told.right, told.total),
    percent(told.right, there),
    percent(names.right, names.total),
    percent(states.right, states.total),
  ]
  return [
    {
      title: `What is told of ${pictures} pictures (every ${every}th), from the file on; ${scores.get('both')?.all.there ?? 0} elements on those taken for screens`,
      head: ['by', ...head],
      rows: [...scores].map(([name, { all }]) => [name, ...row(all)]),
    },
    ...[...scores].map(([name, { roles }]) => ({
      title: `Told by ${name}`,
      head: ['role', ...head, 'there are'],
      rows: [...roles].map(([role, score]) => [role, ...row(score), String(score.there)]),
    })),
  ]
}

function judge(score: Score, element: Element, match: TrueElement | undefined): void {
  score.told.add(match !== undefined)
  if (!match) return
  if (isReadable(match)) score.names.add(isSameName(element.name, match.name))
  for (const name of statesHad(element.role))
    score.states.add(Boolean(element.state?.[name]) === Boolean(match.state[name]))
}

const cornersOf = ({ role, box: [left, top, width, height], confidence }: Element): Claimed => ({
  role,
  left,
  top,
  right: left + width,
  bottom: top + height,
  confidence,
})

/** Whether the name stands on the picture, in letters that Descry reads without a further model. */
const isReadable = ({ name, isDrawing, role }: TrueElement): boolean =>
  !isDrawing && role !== 'icon' && role !== 'image' && /\p{Script=Latin}{2}/u.test(name)

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function isSameName(told: string, real: string): boolean {
  const [a, b] = [plain(told), plain(real)]
  return editDistance(a, b) <= WRONG_LETTERS * b.length
}
