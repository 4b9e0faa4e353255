/** Kokoro takes no more symbols at once; padding stands around them. */
export const MOST_SYMBOLS = 510

/**
 * Cuts symbols into runs that the network takes: after a mark, else after a word, else anywhere. Hardly ever more than one run: a piece of
 * text has to be full of figures for it.
 */
export function runsOf(symbols: string, most = MOST_SYMBOLS): string[] {
  const runs: string[] = []
  let rest = [...symbols]
  while (rest.length > most) {
    const end =
      lastOf(rest, most, (symbol) => /[.,;:!?…—]/u.test(symbol)) ??
      lastOf(rest, most, (symbol) => symbol === ' ') ??
      most
    runs.push(rest.slice(0, end).join('').trim())
    rest = rest.slice(end)
  }
  runs.push(rest.join('').trim())
  return runs.filter((run) => run !== '')
}

/** The place after the last such symbol in the second half. */
function lastOf(symbols: readonly string[], most: number, is: (symbol: string) => boolean): number | undefined {
  for (let at = most - 1; at >= most / 2; at--) if (is(symbols[at] ?? '')) return at + 1
  return undefined
}
