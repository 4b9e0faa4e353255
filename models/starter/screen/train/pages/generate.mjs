import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { composePage } from './page.mjs'
import { makeBundle } from './bundles.mjs'
import { installedFamilies } from './icons.mjs'
import { kitsOf, loadKit } from './kits/index.mjs'
import { launchBrowser } from './browser.mjs'
import { openStudio } from './render.mjs'
import { startServer } from './server.mjs'

const usage =
  'node generate.mjs CACHE [--seed N] [--count N] [--kits a,b] [--split train|test] [--screen kind] [--pages N] [--again]'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '10' },
    kits: { type: 'string' },
    split: { type: 'string', default: 'train' },
    screen: { type: 'string' },
    pages: { type: 'string', default: '2' },
    again: { type: 'boolean', default: false },
  },
})
const [cache] = positionals
if (!cache || !['train', 'test'].includes(values.split)) {
  console.error(usage)
  process.exit(2)
}

const wanted = values.kits?.split(',')
const kits = await Promise.all(
  kitsOf(values.split)
    .filter(({ name }) => !wanted || wanted.includes(name))
    .map(loadKit),
)
if (kits.length === 0) {
  console.error(`No kit of the ${values.split} split is installed: run npm install in models/starter/screen/train.`)
  process.exit(1)
}
const families = installedFamilies().filter(({ held }) => held === (values.split === 'test'))

for (const { name, bundle } of kits) if (bundle) await makeBundle(name, bundle)

const first = Number(values.seed)
// A kit that looks different on every page takes more than one turn.
const turns = kits.flatMap((kit) => Array.from({ length: kit.share ?? 1 }, () => kit))
const jobs = Array.from({ length: Number(values.count) }, (_, i) => ({
  seed: first + i,
  kit: turns[(first + i) % turns.length],
}))
const pathOf = ({ seed, kit }, ending) => join(cache, 'pages', values.split, kit.name, `${seed}.${ending}`)
const left = jobs.filter((job) => values.again || !existsSync(pathOf(job, 'json')))

const server = await startServer()
const browser = await launchBrowser()
let done = 0
const started = Date.now()

/** Takes jobs until none are left; a tab is given up now and then, so that no page's leftovers pile up. */
async function work() {
  let studio
  for (let drawn = 0; left.length > 0; drawn++) {
    const job = left.shift()
    if (!studio || drawn % 60 === 0) {
      await studio?.close()
      studio = await openStudio(browser, server)
    }
    try {
      const page = composePage({ seed: job.seed, kit: job.kit, families, kind: values.screen })
      const { png, truth, complaints } = await studio.render(page)
      mkdirSync(join(cache, 'pages', values.split, job.kit.name), { recursive: true })
      writeFileSync(pathOf(job, 'png'), png)
      writeFileSync(pathOf(job, 'json'), JSON.stringify(truth))
      for (const complaint of new Set(complaints)) console.error(`${job.kit.name} ${job.seed}: ${complaint}`)
    } catch (error) {
      console.error(`${job.kit.name} ${job.seed}: left out: ${String(error).split('\n')[0]}`)
      await studio.close().catch(() => undefined)
      studio = undefined
    }
    done++
    if (done % 50 === 0)
      console.log(`${done} pictures, ${Math.round((done * 60_000) / (Date.now() - started))} a minute`)
  }
  await studio?.close()
}

await Promise.all(Array.from({ length: Number(values.pages) }, work))
console.log(`${done} pictures in ${Math.round((Date.now() - started) / 1000)} s`)
await browser.close()
await server.close()
