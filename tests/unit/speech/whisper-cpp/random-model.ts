/** A number sequence that is the same on every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 - 0.5
  }
}

/** Numbers below 1 as 16-bit floats; those too small for one become 0. */
function halves(numbers: Float32Array): Buffer {
  const bits = new Uint32Array(numbers.buffer)
  const half = new Uint16Array(bits.length)
  for (let i = 0; i < bits.length; i++) {
    const value = bits[i] as number
    const exponent = ((value >>> 23) & 0xff) - 112
    if (exponent > 0) half[i] = ((value >>> 16) & 0x8000) | (exponent << 10) | ((value >>> 13) & 0x3ff)
  }
  return Buffer.from(half.buffer)
}

/** As small as whisper.cpp runs it, with the vocabulary of an English Whisper, and with little room for text: it never ends by itself. */
const [WIDTH, HEADS, LAYERS, SOUND, TEXT, MELS, FREQUENCIES] = [128, 2, 4, 1500, 48, 80, 201]
const [VOCABULARY, WORDS, BYTES, FIRST_TIME] = [51_864, 50_257, 256, 50_363]
const [F32, F16] = [0, 1]

const numbers = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer)

/** A whole ggml file of an English Whisper with random weights: what it writes means nothing, with times and probabilities. */
export function randomModel(): Buffer {
  const random = sequence(7)
  const parts = [emptyModel()]
  const add = (name: string, ...shape: number[]): void => {
    const half = shape.length > 1 && !/bias$|positional/.test(name)
    const weights = new Float32Array(shape.reduce((product, side) => product * side, 1))
    const isNorm = /ln(_post)?\.weight$/.test(name)
    for (let i = 0; i < weights.length; i++) weights[i] = isNorm ? 1 : random() * 0.4
    // It never writes times of its own: after random ones it would begin again from there, without an end.
    if (name === 'decoder.ln.bias') weights.fill(1)
    if (name.includes('token_embedding')) weights.fill(-1, FIRST_TIME * WIDTH)
    parts.push(
      numbers(shape.length, name.length, half ? F16 : F32, ...shape),
      Buffer.from(name, 'latin1'),
      half ? halves(weights) : Buffer.from(weights.buffer),
    )
  }
  const norm = (name: string): void => {
    add(`${name}.weight`, WIDTH)
    add(`${name}.bias`, WIDTH)
  }
  const attention = (name: string): void => {
    norm(`${name}_ln`)
    for (const part of ['query', 'key', 'value', 'out']) {
      add(`${name}.${part}.weight`, WIDTH, WIDTH)
      if (part !== 'key') add(`${name}.${part}.bias`, WIDTH)
    }
  }
  const block = (name: string, crossed: boolean): void => {
    attention(`${name}.attn`)
    if (crossed) attention(`${name}.cross_attn`)
    norm(`${name}.mlp_ln`)
    add(`${name}.mlp.0.weight`, WIDTH, 4 * WIDTH)
    add(`${name}.mlp.0.bias`, 4 * WIDTH)
    add(`${name}.mlp.2.weight`, 4 * WIDTH, WIDTH)
    add(`${name}.mlp.2.bias`, WIDTH)
  }
  add('encoder.positional_embedding', WIDTH, SOUND)
  add('encoder.conv1.weight', 3, MELS, WIDTH)
  add('encoder.conv1.bias', 1, WIDTH)
  add('encoder.conv2.weight', 3, WIDTH, WIDTH)
  add('encoder.conv2.bias', 1, WIDTH)
  for (let i = 0; i < LAYERS; i++) block(`encoder.blocks.${i}`, false)
  norm('encoder.ln_post')
  add('decoder.positional_embedding', WIDTH, TEXT)
  add('decoder.token_embedding.weight', WIDTH, VOCABULARY)
  for (let i = 0; i < LAYERS; i++) block(`decoder.blocks.${i}`, true)
  norm('decoder.ln')
  return Buffer.concat(parts)
}

/** The head of the file with its filters and words, and no weights: whisper.cpp runs it and writes nothing. */
export function emptyModel(): Buffer {
  const head = numbers(0x67676d6c, VOCABULARY, SOUND, WIDTH, HEADS, LAYERS, TEXT, WIDTH, HEADS, LAYERS, MELS, F16)
  const random = sequence(3)
  const filters = Float32Array.from({ length: MELS * FREQUENCIES }, () => Math.max(0, random()) * 0.02)
  const words = Array.from({ length: WORDS }, (_, i) => {
    const word = i < BYTES ? Buffer.of(i) : Buffer.from(`${i % 3 === 0 ? '' : ' '}${i % 2 === 0 ? 'ä' : 'w'}${i}`)
    return Buffer.concat([numbers(word.length), word])
  })
  return Buffer.concat([head, numbers(MELS, FREQUENCIES), Buffer.from(filters.buffer), numbers(WORDS), ...words])
}
