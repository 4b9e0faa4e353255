import { chmod, copyFile, mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Names of processors as electron-builder counts them. */
const architectures = ['ia32', 'x64', 'armv7l', 'arm64', 'universal']

/** Why this Node can't be packed for that system; undefined when it can. */
export function whyNot({ platform, arch }, running) {
  if (platform !== running.platform || arch !== running.arch)
    return `This Node is for ${running.platform}-${running.arch}. Pack for ${platform}-${arch} on such a machine.`
  // Distributions build Node in parts that lie elsewhere on the system; alone, such a program does not start.
  if (running.shared) return 'This Node needs libraries of its system. Pack with a Node from nodejs.org.'
  return undefined
}

/**
 * Puts the Node that runs the packing into dist/node, from where it goes into the app as its engine's Node.
 * electron-builder calls this before each system that it packs for.
 */
export default async function beforePack({ electronPlatformName, arch }) {
  const wanted = { platform: electronPlatformName, arch: architectures[arch] }
  const { platform, config, execPath } = process
  const reason = whyNot(wanted, { platform, arch: process.arch, shared: Boolean(config.variables.node_shared) })
  if (reason) throw new Error(reason)
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../../dist/node')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const target = join(folder, platform === 'win32' ? 'node.exe' : 'node')
  await copyFile(execPath, target)
  await chmod(target, 0o755)
  // Node's licence goes where Node goes. Its installers put it in one of these places.
  for (const place of ['../LICENSE', '../share/doc/node/LICENSE', 'LICENSE']) {
    const licence = join(dirname(execPath), place)
    const found = await stat(licence).catch(() => undefined)
    if (!found?.isFile()) continue
    await copyFile(licence, join(folder, 'LICENSE'))
    break
  }
}
