import { escapeHtml, mark } from './markup.mjs'

const palettes = [
  ['#4e79a7', '#f28e2b', '#e15759', '#76b7b2', '#59a14f', '#edc948'],
  ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b'],
  ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'],
  ['#5b8ff9', '#5ad8a6', '#5d7092', '#f6bd16', '#e8684a', '#6dc8ec'],
]

const axes = (random, w, h, labels) => {
  const lines = random.chance(0.7)
    ? [0.2, 0.4, 0.6, 0.8]
        .map(
          (y) => `<line x1="34" x2="${w - 6}" y1="${h * y}" y2="${h * y}" stroke="currentColor" stroke-opacity=".15"/>`,
        )
        .join('')
    : ''
  const numbers = [0.2, 0.4, 0.6, 0.8]
    .map((y, i) => `<text x="30" y="${h * y + 3}" text-anchor="end">${(4 - i) * random.pick([5, 10, 20, 25])}</text>`)
    .join('')
  const names = labels
    .map(
      (t, i) =>
        `<text x="${40 + ((i + 0.5) * (w - 50)) / labels.length}" y="${h - 5}" text-anchor="middle">${escapeHtml(t)}</text>`,
    )
    .join('')
  return `${lines}${random.chance(0.8) ? numbers : ''}${random.chance(0.8) ? names : ''}<path d="M36 8V${h - 20}H${w - 6}" fill="none" stroke="currentColor" stroke-opacity=".5"/>`
}

const kinds = {
  bars(random, w, h, colours) {
    const n = random.int(4, 9)
    const groups = random.int(1, 3)
    const step = (w - 50) / n
    const bars = random
      .times(n, (i) =>
        random
          .times(groups, (g) => {
            const tall = random.between(0.1, 0.9) * (h - 34)
            const wide = (step * 0.7) / groups
            return `<rect x="${(42 + i * step + g * wide).toFixed(1)}" y="${(h - 20 - tall).toFixed(1)}" width="${(wide * 0.92).toFixed(1)}" height="${tall.toFixed(1)}" fill="${colours[g]}" rx="${groups === 1 ? 2 : 0}"/>`
          })
          .join(''),
      )
      .join('')
    return (
      axes(
        random,
        w,
        h,
        random.times(n, (i) => String(2015 + i)),
      ) + bars
    )
  },
  lines(random, w, h, colours) {
    const n = random.int(6, 16)
    const lines = random
      .times(random.int(1, 3), (g) => {
        let y = random.between(0.3, 0.7)
        const points = random.times(n, (i) => {
          y = Math.min(0.85, Math.max(0.08, y + random.between(-0.15, 0.15)))
          return `${(40 + (i * (w - 50)) / (n - 1)).toFixed(1)},${(y * (h - 20)).toFixed(1)}`
        })
        const area = random.chance(0.3)
          ? `<polygon points="40,${h - 20} ${points.join(' ')} ${w - 10},${h - 20}" fill="${colours[g]}" opacity=".25"/>`
          : ''
        return `${area}<polyline points="${points.join(' ')}" fill="none" stroke="${colours[g]}" stroke-width="2"/>`
      })
      .join('')
    return axes(random, w, h, ['1', '2', '3', '4', '5', '6']) + lines
  },
  pie(random, w, h, colours) {
    const r = Math.min(w, h) / 2 - 6
    const hole = random.chance(0.5) ? r * random.between(0.45, 0.7) : 0
    const shares = random.times(random.int(3, 6), () => random.between(0.5, 3))
    const all = shares.reduce((a, b) => a + b, 0)
    let at = -Math.PI / 2
    const point = (radius, angle) =>
      `${(w / 2 + radius * Math.cos(angle)).toFixed(1)} ${(h / 2 + radius * Math.sin(angle)).toFixed(1)}`
    return shares
      .map((share, i) => {
        const to = at + (share / all) * Math.PI * 2 * 0.9999
        const large = to - at > Math.PI ? 1 : 0
        const d = `M${point(r, at)}A${r} ${r} 0 ${large} 1 ${point(r, to)}L${point(hole, to)}A${hole} ${hole} 0 ${large} 0 ${point(hole, at)}Z`
        at = to
        return `<path d="${d}" fill="${colours[i % colours.length]}"/>`
      })
      .join('')
  },
  dots(random, w, h, colours) {
    const dots = random
      .times(
        random.int(20, 70),
        () =>
          `<circle cx="${random.int(42, w - 10)}" cy="${random.int(10, h - 26)}" r="${random.pick([2, 3, 4])}" fill="${random.pick(colours.slice(0, 3))}" opacity=".8"/>`,
      )
      .join('')
    return axes(random, w, h, ['0', '10', '20', '30']) + dots
  },
}

/** A drawn chart of a random kind, `width` × `height` CSS pixels. */
export function chart(random, { width, height, name }) {
  const draw = kinds[random.pick(Object.keys(kinds))]
  return `<svg role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="display:block;max-width:100%;font-size:10px;fill:currentColor"${mark('chart', { name })}>${draw(random, width, height, random.shuffle(random.pick(palettes)))}</svg>`
}
