import type { Role } from '../../models/contract/scene'
import { statesHad, statesOf } from '../../models/vision/screen/trained/naming'
import { isToldBy, type Thresholds } from '../../models/vision/screen/trained/told'
import type { Found } from '../../models/vision/screen/trained/found'
import { suppress } from '../../models/vision/screen/trained/suppress'
import { median, type Table } from '../bench/machine'
import { averagePrecision, mean, type Verdict } from './average-precision'
import { calibrationTable } from './calibration'
import { createLook, push, type Assets, type RoleMap } from './looks'
import { matched } from './matching'
import { readTruth, type TrueElement } from './screen-truth'
import { percent, Tally } from './tally'
import { thresholds } from './thresholds'

/** A find, and what it stands for. */
interface Find {
  one: Found
  match: TrueElement | undefined
}

/** All that was found in the pictures of one kit or program. */
interface Kit {
  kind: string
  name: string
  /** Each role for itself: of these the average precision is taken. */
  finds: Find[]
  /** One role for each place: of these the surest are told. */
  tellable: Find[]
  there: Map<Role, number>
}

/** What the network found in the pictures that are kept out. */
export interface Finds {
  kits: Kit[]
  pictures: number
  screens: number
  /** Milliseconds for as many pixels as 1920 × 1080 has, the median. */
  ms: number
}

/** Looks at all pictures of the kinds `pages` and `desktop`. */
export async function findElements(
  assets: Assets,
  cache: string,
  kinds: readonly string[],
  threads: number,
): Promise<Finds> {
  const look = await createLook(assets, threads)
  const kits = new Map<string, Kit>()
  const times: number[] = []
  let screens = 0
  for (const kind of kinds)
    for (const { path, from, elements } of readTruth(cache, kind)) {
      const { found, picture, ms, kind: taken } = await look(path)
      times.push((ms * 2_073_600) / (picture.width * picture.height))
      if (taken === 'screen') screens++
      const kit = kits.get(from) ?? { kind, name: from, finds: [], tellable: [], there: new Map<Role, number>() }
      kits.set(from, kit)
      for (const { role } of elements) kit.there.set(role, (kit.there.get(role) ?? 0) + 1)
      kit.finds.push(...matched(found, elements))
      kit.tellable.push(...matched(suppress(found), elements))
    }
  return { kits: [...kits.values()], pictures: times.length, screens, ms: Math.round(median(times)) }
}

/** The least confidences that all these finds together ask for. */
export const leastOf = ({ kits }: Pick<Finds, 'kits'>): Thresholds =>
  thresholds(verdictsOf(kits.flatMap(({ tellable }) => tellable)), sum(kits))

/**
 * Average precision by role and by kit, and what is told: with least confidences that were measured on all the other kits, never on the
 * kit itself.
 */
export function elementTables(finds: Finds): Table[] {
  const { kits } = finds
  const all = verdictsOf(kits.flatMap((kit) => kit.finds))
  const there = sum(kits)
  const byRole = [...there.keys()].map((role) => ({
    role,
    ap: averagePrecision(all.get(role) ?? [], there.get(role) ?? 0),
  }))
  const told = new Map<Role, Tally>()
  const states = new Map<string, Tally>()
  for (const kit of kits) {
    const isTold = isToldBy(leastOf({ kits: kits.filter((other) => other !== kit) }))
    for (const { one, match } of kit.tellable)
      if (isTold(one)) {
        tallyOf(told, one.role).add(match !== undefined)
        if (match) countStates(one, match, states)
      }
  }
  return [
    {
      title: `${finds.pictures} pictures of ${kits.length} kits and programs that are kept out: mAP at IoU 0.5 is ${mean(byRole.map(({ ap }) => ap)).toFixed(3)}; ${finds.screens} taken for screens; ${finds.ms} ms for 1920 × 1080 pixels`,
      head: ['role', 'average precision', 'there are', 'told', 'right where told', 'told where there'],
      rows: byRole
        .toSorted((a, b) => b.ap - a.ap)
        .map(({ role, ap }) => {
          const { right, total } = told.get(role) ?? new Tally()
          const number = there.get(role) ?? 0
          return [role, ap.toFixed(3), String(number), String(total), percent(right, total), percent(right, number)]
        }),
    },
    {
      title: 'By kit or program',
      head: ['', 'mAP of its roles'],
      rows: kits
        .map((kit) => ({ kit, ap: meanOf(kit) }))
        .toSorted((a, b) => b.ap - a.ap)
        .map(({ kit, ap }) => [kit.name, ap.toFixed(3)]),
    },
    ...['pages', 'desktop'].flatMap((kind) => {
      const some = kits.filter((kit) => kit.kind === kind)
      if (some.length === 0) return []
      const [verdicts, number] = [verdictsOf(some.flatMap((kit) => kit.finds)), sum(some)]
      const aps = [...number].map(([role, total]) => averagePrecision(verdicts.get(role) ?? [], total))
      return [{ title: `All ${kind}: mAP ${mean(aps).toFixed(3)}`, head: [], rows: [] }]
    }),
    {
      title: 'States, where the element is found and told',
      head: ['state', 'right', 'of'],
      rows: [...states].map(([name, { right, total }]) => [name, percent(right, total), String(total)]),
    },
    calibrationTable([...verdictsOf(kits.flatMap(({ tellable }) => tellable)).values()].flat()),
  ]
}

function verdictsOf(finds: readonly Find[]): RoleMap<Verdict> {
  const verdicts: RoleMap<Verdict> = new Map()
  for (const { one, match } of finds)
    push(verdicts, one.role, { confidence: one.confidence, right: match !== undefined })
  return verdicts
}

function sum(kits: readonly Kit[]): Map<Role, number> {
  const all = new Map<Role, number>()
  for (const { there } of kits) for (const [role, count] of there) all.set(role, (all.get(role) ?? 0) + count)
  return all
}

function meanOf(kit: Kit): number {
  const verdicts = verdictsOf(kit.finds)
  return mean([...kit.there].map(([role, total]) => averagePrecision(verdicts.get(role) ?? [], total)))
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  const tally = tallies.get(key) ?? new Tally()
  tallies.set(key, tally)
  return tally
}

/** Told states against those on the picture. A state that is not told counts as “no”. */
function countStates(one: Found, match: TrueElement, states: Map<string, Tally>): void {
  const told = statesOf(one)
  for (const name of statesHad(one.role)) {
    const isThere = Boolean(match.state[name])
    for (const key of [name, `${name}, where it is`, 'all'])
      if (isThere || key !== `${name}, where it is`) tallyOf(states, key).add(Boolean(told[name]) === isThere)
  }
}
