/** How many of how many were right. */
export class Tally {
  right = 0
  total = 0

  add(isRight: boolean): void {
    if (isRight) this.right++
    this.total++
  }
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
