import { attributes, mark } from './markup.mjs'

/** Pictures made of gradients, shapes and noise: stand-ins for photographs, covers, portraits and wallpapers. */

const colour = (random, from = 15, to = 85) =>
  `hsl(${random.int(0, 359)} ${random.int(10, 90)}% ${random.int(from, to)}%)`

const gradient = (random, id) => {
  const stops = random
    .times(random.int(2, 4), (i) => `<stop offset="${i * 33}%" stop-color="${colour(random)}"/>`)
    .join('')
  return random.chance(0.6)
    ? `<linearGradient id="${id}" gradientTransform="rotate(${random.int(0, 90)})">${stops}</linearGradient>`
    : `<radialGradient id="${id}" cx="${random.next().toFixed(2)}" cy="${random.next().toFixed(2)}">${stops}</radialGradient>`
}

const hills = (random, w, h) =>
  random
    .times(random.int(2, 4), (i) => {
      const base = h * (0.45 + i * 0.16)
      const points = random.times(9, (x) => `${(x * w) / 8},${(base + random.between(-0.12, 0.12) * h).toFixed(0)}`)
      return `<polygon points="0,${h} ${points.join(' ')} ${w},${h}" fill="${colour(random, 8, 60)}"/>`
    })
    .join('')

const blobs = (random, w, h) =>
  random
    .times(random.int(3, 12), () => {
      const r = random.between(0.03, 0.3) * Math.min(w, h)
      return `<ellipse cx="${random.int(0, w)}" cy="${random.int(0, h)}" rx="${r.toFixed(0)}" ry="${(r * random.between(0.5, 1.5)).toFixed(0)}" fill="${colour(random)}" opacity="${random.between(0.3, 1).toFixed(2)}"/>`
    })
    .join('')

const portrait = (random, w, h) => {
  const skin = `hsl(${random.int(15, 35)} ${random.int(30, 60)}% ${random.int(25, 80)}%)`
  return `<circle cx="${w / 2}" cy="${h * 0.4}" r="${Math.min(w, h) * 0.22}" fill="${skin}"/><path d="M${w * 0.3} ${h * 0.36}q${w * 0.2} ${-h * 0.4} ${w * 0.4} 0q${-w * 0.2} ${-h * 0.12} ${-w * 0.4} 0" fill="${colour(random, 5, 50)}"/><ellipse cx="${w / 2}" cy="${h}" rx="${w * 0.38}" ry="${h * 0.36}" fill="${colour(random)}"/>`
}

/** An SVG picture as a data address. `noise` lays grain over it, as photographs have. */
export function pictureUrl(random, { width = 320, height = 200, person = false, noise = random.chance(0.4) } = {}) {
  const grain = noise
    ? `<filter id="n"><feTurbulence type="fractalNoise" baseFrequency="${random.between(0.01, 0.6).toFixed(3)}" numOctaves="2" seed="${random.int(1, 999)}"/><feColorMatrix type="saturate" values="${random.between(0, 1.5).toFixed(1)}"/></filter><rect width="100%" height="100%" filter="url(#n)" opacity="${random.between(0.15, 0.5).toFixed(2)}"/>`
    : ''
  const content = person
    ? portrait(random, width, height)
    : (random.chance(0.6) ? hills(random, width, height) : '') +
      (random.chance(0.6) ? blobs(random, width, height) : '')
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice"><defs>${gradient(random, 'g')}</defs><rect width="100%" height="100%" fill="url(#g)"/>${content}${grain}</svg>`,
  )}`
}

export const picture = (random, { width, height, name, round, style = '', person, noise }) =>
  `<img class="x-picture"${attributes({ alt: name, src: pictureUrl(random, { width, height, person, noise }), width, height, style: `${round ? `border-radius:${round};` : ''}${style}` })}>`

/** Wallpaper behind windows: no element of the interface. */
export const wallpaper = (random, width, height) =>
  random.chance(0.4)
    ? `<div style="position:absolute;inset:0;background:${random.chance(0.5) ? colour(random, 10, 60) : `linear-gradient(${random.int(0, 180)}deg,${colour(random)},${colour(random)})`}"></div>`
    : `<img alt=""${mark('none')} src="${pictureUrl(random, { width, height, noise: random.chance(0.3) })}" style="position:absolute;inset:0;width:100%;height:100%;object-fit:cover">`
