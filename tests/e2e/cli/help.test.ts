import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../../package.json'
import { descry, makeHome } from './program'

const commands = [
  'describe',
  'read',
  'ask',
  'elements',
  'names',
  'click',
  'screen',
  'clipboard',
  'search',
  'say',
  'serve',
  'endpoint',
  'doctor',
]
let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

describe('Help', () => {
  it('names every command, and an example', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['--help'])
    expect([status, stderr]).toEqual([0, ''])
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect(stdout).toContain('Example:\n  descry describe')
  })

  it.each(commands)('of “%s” says how it is used, with an example', async (command) => {
    const { status, stdout, stderr } = await descry(home.path, [command, '--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`Usage: descry ${command}`)
    expect(stdout).toContain(`Example:\n  descry ${command}`)
    expect(stdout).toContain('--help')
  })

  it('comes with the version', async () => {
    expect(await descry(home.path, ['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` })
  })
})

describe('Wrong usage', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['look']],
    ['an unknown option', ['read', 'a.png', '--loud']],
    ['a missing picture', ['describe']],
    ['a missing question', ['ask', 'a.png']],
    ['a length that does not exist', ['describe', 'a.png', '--length', 'endless']],
    ['a page that is no number', ['read', 'a.pdf', '--page', 'two']],
    ['page 0', ['read', 'a.pdf', '--page', '0']],
    ['a port beyond the last', ['serve', '--port', '65536']],
    ['a speed out of range', ['say', 'Hello', '--rate', '40']],
    ['an area of three numbers', ['screen', '--area', '1,2,3']],
    ['an area without height', ['screen', '--area', '1,2,3,0']],
    ['window and area', ['screen', '--window', '--area', '1,2,3,4']],
    ['a language that is not there', ['describe', 'a.png', '--language', 'xx']],
  ])('%s ends with status 2 and one sentence that points to the help', async (_what, args) => {
    const { status, stderr, stdout } = await descry(home.path, args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    const lines = stderr.trim().split('\n')
    expect(lines.at(-1)).toMatch(/--help to see how it is used\.$/)
    // Without any word the help itself comes first.
    if (args.length > 0) expect(lines).toHaveLength(1)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('is told to programs too', async () => {
    const { status, stdout } = await descry(home.path, ['describe', 'a.png', '--length', 'endless', '--json'])
    expect(status).toBe(2)
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string } }
    expect(error.code).toBe('USAGE')
    expect(error.message).toContain('endless')
  })

  it('is told in the language of the system', async () => {
    const { stderr } = await descry(home.path, ['read', 'nicht-da.png'], { env: { LANG: 'de_DE.UTF-8' } })
    expect(stderr).toMatch(/Es gibt keine Datei|Datei/)
  })
})
