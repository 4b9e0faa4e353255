/**
 * English number words as figures, as Whisper's evaluation writes them (“twenty twenty-four” becomes 2024, “three euros” €3), so that a
 * recogniser is not blamed for writing one or the other. The tests hold it to the reference implementation's own cases.
 */

const names = (text: string): string[] => text.split(' ')
const SMALL = names(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
)
const TENS = names('twenty thirty forty fifty sixty seventy eighty ninety')
const LARGE = names(
  'thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion',
)
const ODD_ORDINALS: Record<string, string> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  twelve: 'twelfth',
}
const ENDINGS: Record<string, string> = { first: 'st', second: 'nd', third: 'rd' }

type Suffixed = Map<string, { value: bigint; suffix: string }>
const zeros = new Set(['o', 'oh', 'zero'])
const ones = new Map(SMALL.map((name, i) => [name, BigInt(i + 1)]))
const tens = new Map(TENS.map((name, i) => [name, BigInt((i + 2) * 10)]))
const multipliers = new Map<string, bigint>([
  ['hundred', 100n],
  ...LARGE.map((name, i): [string, bigint] => [name, 1000n ** BigInt(i + 1)]),
])

const suffixed = (
  base: Map<string, bigint>,
  plural: (name: string) => string,
  ordinal: (name: string) => string,
): Suffixed =>
  new Map(
    [...base].flatMap(([name, value]) => {
      const nth = ordinal(name)
      return [
        [plural(name), { value, suffix: 's' }],
        [nth, { value, suffix: ENDINGS[nth] ?? 'th' }],
      ] as const
    }),
  )
const onesSuffixed: Suffixed = suffixed(
  ones,
  (name) => (name === 'six' ? 'sixes' : `${name}s`),
  (name) => ODD_ORDINALS[name] ?? name + (name.endsWith('t') ? 'h' : 'th'),
)
onesSuffixed.set('zeroth', { value: 0n, suffix: 'th' })
onesSuffixed.set('ninth', { value: 9n, suffix: 'th' })
const tensSuffixed = suffixed(
  tens,
  (name) => name.replace(/y$/, 'ies'),
  (name) => name.replace(/y$/, 'ieth'),
)
const multipliersSuffixed = suffixed(
  multipliers,
  (name) => `${name}s`,
  (name) => `${name}th`,
)
const signs = new Map([
  ['minus', '-'],
  ['negative', '-'],
  ['plus', '+'],
  ['positive', '+'],
])
const units = new Map([
  ['pound', '£'],
  ['pounds', '£'],
  ['euro', '€'],
  ['euros', '€'],
  ['dollar', '$'],
  ['dollars', '$'],
  ['cent', '¢'],
  ['cents', '¢'],
])
const specials = new Set(['and', 'double', 'triple', 'point'])
const known = new Set([
  ...zeros,
  ...[ones, tens, multipliers, onesSuffixed, tensSuffixed, multipliersSuffixed, signs, units].flatMap((m) => [
    ...m.keys(),
  ]),
  'per',
  'percent',
  ...specials,
])
const isDecimal = (word: string | undefined): boolean =>
  word !== undefined && (ones.has(word) || tens.has(word) || zeros.has(word))
const NUMERIC = /^\d+(\.\d+)?$/

/** A number times a whole one where that is whole; null where it is not, or is no number. */
function times(text: string, factor: bigint): bigint | null {
  if (!NUMERIC.test(text)) return null
  const [whole = '0', part = ''] = text.split('.')
  const scale = 10n ** BigInt(part.length)
  const product = BigInt(whole + part) * factor
  return product % scale === 0n ? product / scale : null
}

class Figures {
  readonly out: string[] = []
  private value: bigint | string | null = null
  private prefix = ''
  private skip = false

  read(words: readonly string[]): string[] {
    for (const [i, word] of words.entries()) this.take(words[i - 1], word, words[i + 1])
    this.flush()
    return this.out
  }

  private put(text: string): void {
    this.out.push(this.prefix + text)
    this.value = null
    this.prefix = ''
  }
  private flush(): void {
    if (this.value !== null) this.put(String(this.value))
  }
  /** The value with a smaller number said after it: added where the places are free, else written behind. */
  private with(number: bigint, free: bigint, previous: string | undefined): bigint | string {
    const { value } = this
    if (value === null) return number
    if (typeof value === 'string' || (previous !== undefined && ones.has(previous) && free !== 0n)) {
      const afterTens = previous !== undefined && tens.has(previous) && number < 10n
      return afterTens && String(value).endsWith('0')
        ? String(value).slice(0, -1) + String(number)
        : String(value) + String(number)
    }
    return value % free === 0n ? value + number : String(value) + String(number)
  }

  private take(previous: string | undefined, word: string, next: string | undefined): void {
    if (this.skip) {
      this.skip = false
      return
    }
    const nextCounts = next !== undefined && (known.has(next) || NUMERIC.test(next))
    const signed = /^[-+€£$¢]/.test(word)
    const bare = signed ? word.slice(1) : word
    if (NUMERIC.test(bare)) return this.takeFigures(word, bare, signed)
    if (!known.has(word)) {
      this.flush()
      return this.put(word)
    }
    if (zeros.has(word)) {
      this.value = `${this.value === null || this.value === 0n ? '' : String(this.value)}0`
      return
    }
    const one = ones.get(word)
    const ten = tens.get(word)
    if (one !== undefined) this.value = this.with(one, one < 10n ? 10n : 100n, previous)
    else if (ten !== undefined) this.value = this.withTens(ten)
    else if (this.takeSuffixed(word, previous)) return
    else if (multipliers.has(word)) this.multiply(multipliers.get(word) as bigint)
    else this.takeSign(previous, word, next, nextCounts)
  }

  private withTens(number: bigint): bigint | string {
    const { value } = this
    if (value === null) return number
    if (typeof value === 'string') return value + String(number)
    return value % 100n === 0n ? value + number : String(value) + String(number)
  }

  private takeFigures(word: string, bare: string, signed: boolean): void {
    if (typeof this.value === 'string' && this.value.endsWith('.')) {
      this.value += word
      return
    }
    this.flush()
    if (signed) this.prefix = word.charAt(0)
    const whole = times(bare, 1n)
    this.value = whole ?? bare
  }

  private takeSuffixed(word: string, previous: string | undefined): boolean {
    const one = onesSuffixed.get(word)
    const ten = tensSuffixed.get(word)
    const large = multipliersSuffixed.get(word)
    if (one) this.put(String(this.with(one.value, one.value < 10n ? 10n : 100n, previous)) + one.suffix)
    else if (ten) this.put(String(this.withTens(ten.value)) + ten.suffix)
    else if (large) {
      this.multiply(large.value)
      this.put(String(this.value) + large.suffix)
    } else return false
    return true
  }

  private multiply(factor: bigint): void {
    const { value } = this
    if (value === null) this.value = factor
    else if (typeof value === 'string' || value === 0n) {
      const product = times(String(value), factor)
      if (product === null) this.flush()
      this.value = product ?? factor
    } else {
      const rest = value % 1000n
      this.value = value - rest + rest * factor
    }
  }

  private takeSign(previous: string | undefined, word: string, next: string | undefined, nextCounts: boolean): void {
    const sign = signs.get(word)
    const unit = units.get(word)
    if (sign !== undefined) {
      this.flush()
      if (nextCounts) this.prefix = sign
      else this.put(word)
    } else if (unit !== undefined) {
      if (this.value !== null) {
        this.prefix = unit
        this.flush()
      } else this.put(word)
    } else if (word === 'percent' || word === 'per') {
      const whole = word === 'percent' || next === 'cent'
      if (this.value !== null && whole) {
        this.put(`${String(this.value)}%`)
        this.skip = word === 'per'
      } else {
        this.flush()
        this.put(word)
      }
    } else this.takeSpecial(previous, word, next, nextCounts)
  }

  private takeSpecial(previous: string | undefined, word: string, next: string | undefined, nextCounts: boolean): void {
    const repeats = word === 'double' ? 2 : word === 'triple' ? 3 : 0
    if (!nextCounts) {
      this.flush()
      this.put(word)
    } else if (word === 'and') {
      if (previous !== undefined && multipliers.has(previous)) return
      this.flush()
      this.put(word)
    } else if (repeats > 0 && next !== undefined && (zeros.has(next) || ones.has(next))) {
      this.value = String(this.value ?? '') + String(ones.get(next) ?? 0n).repeat(repeats)
      this.skip = true
    } else if (repeats > 0) {
      this.flush()
      this.put(word)
    } else if (isDecimal(next) || NUMERIC.test(next ?? '')) {
      this.value = `${String(this.value ?? '')}.`
    }
  }
}

/** The text, lower case and without signs but `.%$¢€£`, with its number words as figures. */
export function numbersAsFigures(text: string): string {
  const halves = text.split(/\band\s+a\s+half\b/)
  const joined = halves
    .map((part, i) => {
      if (i === halves.length - 1) return part
      const last = part.trim().split(/\s+/).at(-1)
      return `${part} ${isDecimal(last) || multipliers.has(last ?? '') ? 'point five' : 'and a half'}`
    })
    .join(' ')
  const apart = joined
    .replaceAll(/([a-z])([0-9])/g, '$1 $2')
    .replaceAll(/([0-9])([a-z])/g, '$1 $2')
    .replaceAll(/([0-9])\s+(st|nd|rd|th|s)\b/g, '$1$2')
  const figures = new Figures().read(apart.split(/\s+/).filter((word) => word !== '')).join(' ')
  return figures
    .replaceAll(/([€£$])([0-9]+) (?:and )?¢([0-9]{1,2})\b/g, (_all, sign: string, whole: string, cents: string) => {
      return `${sign}${whole}.${cents.padStart(2, '0')}`
    })
    .replaceAll(/[€£$]0\.([0-9]{1,2})\b/g, (_all, cents: string) => `¢${Number(cents)}`)
    .replaceAll(/\b1(s?)\b/g, 'one$1')
}
