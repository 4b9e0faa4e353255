import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { description, endpointState, type PictureAnswer } from '../../../assistant/contract'
import { startEndpointServer, type EndpointServer } from '../../fixtures/endpoint'
import { descry, enginesOf, makeHome, screens, startDescry, until, type Outcome } from './program'

const KEY = 'sk-0123456789abcdef'
const picture = join(screens, 'error.png')
const withKey = { env: { DESCRY_ENDPOINT_KEY: KEY } }

let running: EndpointServer
let home: { path: string; remove(): Promise<void> }
beforeAll(async () => {
  running = await startEndpointServer({ key: KEY })
  home = await makeHome()
})
afterAll(async () => {
  await running.kill()
  await home.remove()
})

const endpoint = (...args: string[]): Promise<Outcome> => descry(home.path, ['endpoint', ...args], withKey)
/** Sets the server up for this model, and agrees. */
const use = (model: string, ...more: string[]): Promise<Outcome> =>
  endpoint('set', running.url, '--for', 'questions', '--model', model, '--agree', ...more)
const ask = (...args: string[]): Promise<Outcome> =>
  descry(home.path, ['ask', picture, 'What is the title?', ...args], withKey)
const requests = async (): Promise<number> => (await running.log()).length

describe('descry endpoint', () => {
  test('is off until it is set up, and says so', async () => {
    const { status, stdout } = await endpoint('show')
    expect([status, stdout]).toEqual([0, 'No server is used.\n'])
    expect((await endpoint('test')).status).toBe(4)
  })

  test('set shows what would be sent where, and sends nothing before it is agreed to', async () => {
    const before = await requests()
    const { status, stdout, stderr } = await endpoint('set', running.url, '--for', 'questions', '--model', 'teller')
    expect(status).toBe(3)
    expect(stdout).toContain(`What would be sent to ${running.host}`)
    expect(stdout).toContain('the picture (made smaller to at most 1024 pixels)')
    expect(stderr).toContain(`To agree, run: descry endpoint set ${running.url} --for questions --agree`)
    expect((await endpoint('test')).stderr).toContain('you have not agreed to it')
    expect((await ask()).stdout).toBe('The title is “Cannot open file”.\n')
    expect(await requests()).toBe(before)
  })

  test('set --agree switches it on; show and test say what is there', async () => {
    expect((await use('teller')).status).toBe(0)
    expect((await endpoint('show')).stdout).toContain(`Server ${running.host} is used for: Questions about pictures.`)
    const { status, stdout } = await endpoint('test')
    expect([status, stdout]).toEqual([0, 'teller\nwriter\n'])
    const { models } = JSON.parse((await endpoint('test', '--json')).stdout) as { models: string[] }
    expect(models).toEqual(['teller', 'writer'])
  })

  test('show --json is as agreed, and without the key', async () => {
    await use('teller')
    const { stdout } = await endpoint('show', '--json')
    expect(endpointState.parse(JSON.parse(stdout))).toEqual(JSON.parse(stdout))
    expect(JSON.parse(stdout)).toMatchObject({ agreed: true, plan: { address: running.url, place: 'computer' } })
    expect(stdout).not.toContain(KEY)
  })

  test('a changed address has to be agreed to again', async () => {
    await use('teller')
    const { status } = await endpoint('set', `${running.url}/other`)
    expect(status).toBe(3)
    expect(JSON.parse((await endpoint('show', '--json')).stdout)).toMatchObject({ agreed: false })
  })

  test('an unencrypted address on the internet comes with a warning', async () => {
    const { stderr } = await endpoint('set', 'http://ai.example.org', '--for', 'questions', '--json')
    expect(stderr).toContain('Warning: this connection is not encrypted')
    expect((await endpoint('set', 'ai.example.org', '--for', 'questions')).stderr).not.toContain('Warning')
  })

  test.each([
    ['an address that is none', ['set', 'ftp://example.org'], 'is not the address of a server'],
    ['a use that does not exist', ['set', 'gpu-box', '--for', 'jokes'], 'Allowed choices are'],
    ['a size that does not exist', ['set', 'gpu-box', '--side', '17'], 'Allowed choices are'],
    ['no patience at all', ['set', 'gpu-box', '--patience', '1'], 'from 5 to 600'],
    ['an unknown word', ['destroy'], 'Unknown command'],
  ])('%s ends with status 2', async (_what, args, words) => {
    const { status, stderr } = await endpoint(...args)
    expect(status).toBe(2)
    expect(stderr).toContain(words)
  })

  test('remove forgets it', async () => {
    await use('teller')
    expect((await endpoint('remove')).status).toBe(0)
    expect((await endpoint('show')).stdout).toBe('No server is used.\n')
    const before = await requests()
    await ask()
    expect(await requests()).toBe(before)
  })
})

describe('a question', () => {
  test('is answered there, and says from where', async () => {
    await use('teller')
    const { status, stdout } = await ask()
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'From server 127.0.0.1: The picture is 620 by 300 pixels.',
      'A robin sits on a fence.',
    ])
    const answer = JSON.parse((await ask('--json')).stdout) as PictureAnswer
    expect(answer.origin).toEqual({ where: 'there', host: running.host, model: 'teller' })
  })

  test('sends one request: the question itself', async () => {
    await use('teller', '--for', 'questions,descriptions')
    const before = await requests()
    await ask()
    expect(await requests()).toBe(before + 1)
  })

  test('is answered here where the server fails, and it is said why', async () => {
    await use('status-500')
    const { status, stdout } = await ask()
    expect(status).toBe(0)
    expect(stdout).toMatch(/reports a failure of its own.*\nThe title is “Cannot open file”\.\n$/)
    const answer = JSON.parse((await ask('--json')).stdout) as PictureAnswer
    expect(answer).toMatchObject({ answered: true, origin: { where: 'here', problem: { code: 'ENDPOINT_FAILED' } } })
  })

  test('keeps what came when the server is killed in the middle', async () => {
    const victim = await startEndpointServer()
    await endpoint('set', victim.url, '--for', 'questions', '--model', 'stall', '--agree')
    const run = startDescry(home.path, ['ask', picture, 'What is the title?'])
    await until(() => run.printed().includes('A robin'), 'the first sentence is printed')
    await victim.kill()
    const { status, stdout } = await run.ended
    expect(status).toBe(0)
    expect(stdout).toContain('From server 127.0.0.1: A robin sits on a fence.\nIt is\n')
    expect(stdout).toContain('broke off in the middle of its answer')
    expect(stdout).toContain('This computer itself finds: The title is “Cannot open file”.')
  })

  test('that is stopped ends at once', async () => {
    await use('slow-start')
    const before = await requests()
    const run = startDescry(home.path, ['ask', picture, 'What is the title?'], withKey)
    await expect.poll(requests, { timeout: 50_000 }).toBe(before + 1)
    run.child.kill('SIGINT')
    expect((await run.ended).status).toBe(130)
    await expect.poll(async () => (await running.log()).at(-1)?.aborted).toBe(true)
  })
})

test('a test of a server that takes connections and says nothing is stopped with Ctrl+C', async () => {
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    await endpoint('set', `http://127.0.0.1:${port}/v1`, '--for', 'questions', '--model', 'teller', '--agree')
    const run = startDescry(home.path, ['endpoint', 'test'])
    await until(() => sockets.length > 0, 'the server is being asked')
    run.child.kill('SIGINT')
    expect((await run.ended).status).toBe(130)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

test('a description begins with what this computer finds; JSON says what came from where', async () => {
  await use('teller', '--for', 'descriptions')
  const { stdout } = await descry(home.path, ['describe', picture, '--json'], withKey)
  const described = description.parse(JSON.parse(stdout))
  expect(described.sentences[0]?.origin).toBeUndefined()
  expect(described.sentences.at(-1)).toMatchObject({ origin: { where: 'there', host: running.host } })
  expect(described.origin).toEqual({ where: 'there', host: running.host, model: 'teller' })
})

describe('a file of sound', () => {
  /** Two seconds of a tone. */
  const tone = (): Buffer => {
    const samples = Int16Array.from({ length: 32_000 }, (_, i) => 8000 * Math.sin(i / 8))
    const header = Buffer.alloc(44)
    header.write('RIFF', 0, 'latin1')
    header.writeUInt32LE(36 + samples.byteLength, 4)
    header.write('WAVEfmt ', 8, 'latin1')
    header.writeUInt32LE(16, 16)
    header.writeUInt16LE(1, 20)
    header.writeUInt16LE(1, 22)
    header.writeUInt32LE(16_000, 24)
    header.writeUInt32LE(32_000, 28)
    header.writeUInt16LE(2, 32)
    header.writeUInt16LE(16, 34)
    header.write('data', 36, 'latin1')
    header.writeUInt32LE(samples.byteLength, 40)
    return Buffer.concat([header, Buffer.from(samples.buffer)])
  }

  test('is transcribed there, and JSON says so', async () => {
    await endpoint('set', running.url, '--for', 'transcription', '--speech-model', 'writer', '--agree')
    const file = join(home.path, 'tone.wav')
    await writeFile(file, tone())
    const { stdout } = await descry(home.path, ['transcribe', file, '--json'], withKey)
    const result = JSON.parse(stdout) as { recogniser: object; segments: { text: string; host: string }[] }
    expect(result.recogniser).toEqual({ name: `writer (${running.host})`, demonstration: false })
    expect(result.segments.map(({ text, host }) => [text, host])).toEqual([
      ['One two three.', running.host],
      ['Four five six.', running.host],
    ])
  })

  test('is transcribed here where the server fails, and it is said why', async () => {
    await endpoint('set', running.url, '--for', 'transcription', '--speech-model', 'status-500', '--agree')
    const { status, stderr } = await descry(home.path, ['transcribe', join(home.path, 'tone.wav')], withKey)
    expect(status).toBe(0)
    expect(stderr).toContain('This computer goes on by itself.')
  })
})

describe.skipIf(process.platform !== 'linux')('the key', () => {
  test('comes by standard input, goes to the key store by standard input, and is nowhere else', async () => {
    const bin = join(home.path, 'bin')
    await mkdir(bin, { recursive: true })
    const seen = join(home.path, 'seen')
    const kept = join(home.path, 'kept')
    const script = `#!/bin/sh
echo "$@" >> '${seen}'; env >> '${seen}'; tr '\\0' ' ' < /proc/$PPID/cmdline >> '${seen}'
case "$1" in store) cat > '${kept}' ;; lookup) [ "$5" = nobody ] && exit 1; cat '${kept}' 2>/dev/null || exit 1 ;; clear) rm -f '${kept}' ;; esac
`
    await writeFile(join(bin, 'secret-tool'), script, { mode: 0o755 })
    const env = { PATH: [bin, process.env['PATH']].join(delimiter) }
    await descry(home.path, ['endpoint', 'remove'], { env })
    const words = [
      'endpoint',
      'set',
      running.url,
      '--for',
      'questions',
      '--model',
      'teller',
      '--agree',
      '--key',
      '--json',
    ]
    const set = await descry(home.path, words, { env, input: Buffer.from(`${KEY}\n`) })
    expect(set.status).toBe(0)
    expect(JSON.parse(set.stdout)).toMatchObject({ key: 'kept', keyStore: 'Secret Service' })
    expect(await readFile(kept, 'utf8')).toBe(KEY)
    const asked = await descry(home.path, ['ask', picture, 'What is it?', '--json', '--verbose'], { env })
    expect(JSON.parse(asked.stdout)).toMatchObject({ origin: { where: 'there' } })
    const settings = await readFile(join(home.path, '.config/descry/settings.json'), 'utf8')
    for (const text of [set.stdout, set.stderr, asked.stdout, asked.stderr, settings, await readFile(seen, 'utf8')])
      expect(text).not.toContain(KEY)
    await descry(home.path, ['endpoint', 'remove'], { env })
    await expect(readFile(kept)).rejects.toThrow()
  })

  test('from the environment reaches no engine', async () => {
    await use('slow-start')
    const before = await requests()
    const run = startDescry(home.path, ['ask', picture, 'What is it?'], withKey)
    await expect.poll(requests, { timeout: 50_000 }).toBe(before + 1)
    const engines = enginesOf(run.child.pid ?? 0)
    expect(engines).toHaveLength(1)
    for (const pid of engines) expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain(KEY)
    run.child.kill('SIGINT')
    await run.ended
  })

  test('that is refused is in no error, also with --verbose', async () => {
    await use('echo')
    const { stdout, stderr } = await descry(home.path, ['ask', picture, 'What?', '--verbose', '--json'], withKey)
    expect(stdout).toContain('ENDPOINT_REFUSED')
    expect(stdout + stderr).not.toContain(KEY)
    const wrong = { env: { DESCRY_ENDPOINT_KEY: 'sk-wrong-wrong-wrong' } }
    const refused = await descry(home.path, ['endpoint', 'test', '--verbose', '--json'], wrong)
    expect(refused.status).toBe(3)
    expect(refused.stdout + refused.stderr).not.toContain('sk-wrong')
  })
})
