/** What happens is said on standard error, so that standard output holds nothing but a command's own output. */
export const say = (text) => process.stderr.write(`${text}\n`)

/** Ends with one sentence that says what to do. */
export function fail(text, status = 1) {
  say(text)
  process.exit(status)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Descry needs Node 20.19 or newer, and this is Node ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
    4,
  )
}
