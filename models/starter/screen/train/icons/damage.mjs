/** JPEG's damage for many small pictures at once: they are encoded side by side in one sheet. */
import sharp from 'sharp'

const GAP = 8

/**
 * Encodes and decodes canvases as JPEG in place. Each lies at a chance position of JPEG's grid of blocks.
 * `quality` is from 1 to 100.
 */
export async function jpeg(canvases, random, quality) {
  const side = Math.ceil((Math.max(...canvases.map((c) => c.width)) + 16 + GAP) / 16) * 16
  const columns = Math.ceil(Math.sqrt(canvases.length))
  const [width, height] = [columns * side, Math.ceil(canvases.length / columns) * side]
  const sheet = Buffer.alloc(3 * width * height, 128)
  const places = canvases.map((canvas, i) => {
    const place = [(i % columns) * side + random.whole(0, 15), Math.floor(i / columns) * side + random.whole(0, 15)]
    // The edge is continued a little, so that no neighbour's colours bleed in.
    for (let y = -GAP; y < canvas.height + GAP; y++)
      for (let x = -GAP; x < canvas.width + GAP; x++) {
        const [px, py] = [place[0] + x, place[1] + y]
        if (px < 0 || py < 0 || px >= width || py >= height) continue
        const [sx, sy] = [Math.min(canvas.width - 1, Math.max(0, x)), Math.min(canvas.height - 1, Math.max(0, y))]
        for (let c = 0; c < 3; c++)
          sheet[3 * (py * width + px) + c] = Math.round(canvas.data[3 * (sy * canvas.width + sx) + c])
      }
    return place
  })
  const chromaSubsampling = random.chance(0.6) ? '4:2:0' : '4:4:4'
  const bytes = await sharp(sheet, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling })
    .toBuffer()
  const decoded = await sharp(bytes).raw().toBuffer()
  for (const [i, canvas] of canvases.entries()) {
    const [left, top] = places[i]
    for (let y = 0; y < canvas.height; y++)
      for (let x = 0; x < 3 * canvas.width; x++)
        canvas.data[3 * y * canvas.width + x] = decoded[3 * ((top + y) * width + left) + x]
  }
}
