/**
 * `npm start`: installs and builds what is missing, then opens Descry. With arguments (`npm start -- describe picture.png`)
 * it runs that terminal command. Standard output holds nothing but the command's own output.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { findDesktop } from './lib/desktop.mjs'
import { say } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'

const terminal = inRoot('out/main/descry.js')

await ensureInstalled()
await ensureBuilt()

const args = process.argv.slice(2)
if (args.length > 0)
  follow(spawn(process.execPath, [terminal, ...args], { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() }))
else {
  const desktop = findDesktop()
  if (desktop.program) follow(spawn(desktop.program, [inRoot('.')], { stdio: 'inherit' }))
  else {
    say(`${desktop.reason} Descry opens in the browser instead.`)
    follow(spawn(process.execPath, [terminal, 'serve'], { stdio: 'inherit' }))
  }
}

/** Passes signals on, and ends as the program ends. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    say(`Descry could not be started: ${error.message}`)
    process.exit(5)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
