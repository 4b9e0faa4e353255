/** One thing that was found: how sure, and whether it is there. */
export interface Verdict {
  confidence: number
  right: boolean
}

/**
 * Area under the curve of precision over recall, all points, precision made to fall (as PASCAL VOC measures since 2010).
 * @param total how many there are to find
 */
export function averagePrecision(verdicts: readonly Verdict[], total: number): number {
  if (total === 0) return NaN
  const sorted = verdicts.toSorted((a, b) => b.confidence - a.confidence)
  let right = 0
  const points = sorted.map((verdict, i) => {
    if (verdict.right) right++
    return { precision: right / (i + 1), isStep: verdict.right }
  })
  let best = 0
  let area = 0
  for (const { precision, isStep } of points.toReversed()) {
    best = Math.max(best, precision)
    if (isStep) area += best / total
  }
  return area
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
