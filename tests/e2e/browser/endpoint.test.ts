import axe from 'axe-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  createTranslator,
  endpointMethods,
  hostMethods,
  type HostContract,
  type PictureAnswer,
  type Sentence,
} from '../../../assistant/contract'
import { createEndpoint } from '../../../assistant/endpoint'
import { endpointHandlers } from '../../../assistant/host'
import { createSecrets } from '../../../assistant/secrets'
import { loadSettings } from '../../../assistant/settings'
import type { CallContext, Contract, Handlers } from '../../../models/contract'
import { useBench } from '../../fixtures/bench'
import { startEndpointServer, type EndpointServer } from '../../fixtures/endpoint'
import type { TestHost } from '../../fixtures/host'

const KEY = 'sk-0123456789abcdef'
let running: EndpointServer
beforeAll(async () => void (running = await startEndpointServer({ key: KEY })))
afterAll(() => running.kill())

/** The real settings of a server, at the scripted host; the system has a key store that forgets. */
async function serveEndpoint(host: TestHost): Promise<void> {
  const settings = await loadSettings({ read: async () => undefined, write: async () => {} })
  const kept = new Map<string, string>()
  const secrets = createSecrets(async () => ({
    name: 'Secret Service',
    get: async (account) => kept.get(account) ?? null,
    set: async (account, secret) => void kept.set(account, secret),
    remove: async (account) => void kept.delete(account),
  }))
  host.more.push({
    methods: endpointMethods as unknown as Contract,
    handlers: endpointHandlers(createEndpoint({ settings, secrets })) as unknown as Handlers<Contract>,
  })
}

/** Answers questions as a host does that asked a server. */
function answerThere(host: TestHost): void {
  const there = { where: 'there', host: 'gpu-box:8000', model: 'llava' } as const
  const ask = async (
    { question }: { question: string },
    { emit, signal }: CallContext<HostContract['ask']>,
  ): Promise<PictureAnswer> => {
    const say = (text: string): void => emit('sentence', { text, source: 'model', confidence: 0.6, origin: there })
    const answer = { question, answered: true, confidence: 'medium' as const, evidence: [] }
    if (question.includes('here')) {
      const problem = {
        code: 'ENDPOINT_FAILED',
        message: 'The server gpu-box:8000 reports a failure of its own.',
      } as const
      say(`${problem.message} Here is what this computer finds itself.`)
      return { ...answer, answer: 'The title is “Network”.', origin: { where: 'here', host: 'gpu-box:8000', problem } }
    }
    say('From server gpu-box: A robin sits on a fence.')
    if (question.includes('stop'))
      await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
    if (question.includes('cut')) {
      const problem = { code: 'ENDPOINT_CUT', message: 'The connection broke off.' } as const
      return { ...answer, answer: 'A robin sits on a fence. …', origin: { ...there, cut: true, problem } }
    }
    return { ...answer, answer: 'A robin sits on a fence.', origin: there }
  }
  host.more.push({
    methods: { ask: hostMethods.ask } as unknown as Contract,
    handlers: { ask } as unknown as Handlers<Contract>,
  })
}

const bench = useBench({
  prepare: (host) => {
    answerThere(host)
    prepared = serveEndpoint(host)
  },
})
let prepared: Promise<void>
beforeEach(() => prepared)

const section = () => bench.page.getByRole('region', { name: 'A server of your own' })
const button = (name: string) => section().getByRole('button', { name, exact: true })
const press = async (name: string): Promise<void> => {
  await button(name).focus()
  await bench.page.keyboard.press('Enter')
}
const openSettings = async (): Promise<void> => {
  await bench.page.keyboard.press('Control+,')
  await section().waitFor()
}
const said = async (text: string): Promise<number> =>
  (await bench.announced()).filter((sentence) => sentence.includes(text)).length

/** Types the address and shows what would be sent. */
async function propose(address: string): Promise<void> {
  await section().getByRole('textbox', { name: 'Address of the server' }).fill(address)
  await bench.page.keyboard.press('Enter')
}
async function agreed(): Promise<void> {
  await openSettings()
  await propose(running.url)
  await press('Agree and use the server')
  await section().getByText(`Server ${running.host} is used for: Questions about pictures.`).waitFor()
}

async function violations(): Promise<string[]> {
  await bench.page.evaluate(axe.source)
  const { violations: found } = await bench.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('setting a server up', () => {
  test('is off at first, and nothing is sent before the person has seen what and agreed', async () => {
    const before = (await running.log()).length
    await openSettings()
    await section().getByText('No server is used.').waitFor()
    await propose(running.url)
    const plan = section().getByRole('group', { name: `What would be sent to ${running.host}` })
    await plan.waitFor()
    expect(await plan.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await plan.innerText()).toContain('the picture (made smaller to at most 1024 pixels)')
    expect(await plan.innerText()).toContain(`To: ${running.url}`)
    const description = await plan.getAttribute('aria-describedby')
    expect(await bench.page.locator(`#${description}`).innerText()).toContain('Nothing else')
    await press('Do not agree')
    await expect.poll(() => said(`Nothing is sent to ${running.host}.`)).toBe(1)
    expect(await section().innerText()).toContain('No server is used.')
    await expect.poll(bench.focused).toBe('Show what would be sent')
    expect(await running.log()).toHaveLength(before)
  })

  test('by keyboard alone: agree, key, test, model, remove, each said once', async () => {
    await agreed()
    await expect.poll(() => said(`Agreed. Descry now uses ${running.host}.`)).toBe(1)
    await expect.poll(bench.focused).toBe('Test the server')
    await bench.page.keyboard.press('Enter')
    await expect.poll(() => said('wants a valid key')).toBe(1)

    const key = section().getByLabel('Key', { exact: true })
    await key.focus()
    expect(await key.getAttribute('type')).toBe('password')
    await bench.page.keyboard.type(KEY)
    await bench.page.keyboard.press('Enter')
    await expect.poll(() => said('The key is kept.')).toBe(1)
    expect(await key.inputValue()).toBe('')
    expect(await bench.page.content()).not.toContain(KEY)

    await press('Test the server')
    await expect.poll(() => said(`${running.host} answers. It has 2 models: teller, writer.`)).toBe(1)
    expect(await bench.focused()).toBe('Test the server')
    const model = section().getByRole('combobox', { name: 'Model for pictures' })
    await model.fill('teller')
    await bench.page.keyboard.press('Enter')
    await expect.poll(() => said('Saved.')).toBe(1)

    await press('Remove the server and its key')
    await expect.poll(() => said('The server and its key are removed.')).toBe(1)
    await section().getByText('No server is used.').waitFor()
  })

  test.skipIf(process.platform === 'win32')(
    'a test that takes long is stopped by keyboard, and the focus stays near',
    async () => {
      await agreed()
      running.hang()
      try {
        await press('Test the server')
        await expect.poll(() => said(`Asking ${running.host} …`)).toBe(1)
        expect(await bench.focused()).toBe('Test the server')
        expect(await violations()).toEqual([])
        await bench.page.keyboard.press('Tab')
        await expect.poll(bench.focused).toBe('Stop the test')
        await bench.page.keyboard.press('Enter')
        await expect.poll(() => said('The test is stopped.')).toBe(1)
        await expect.poll(bench.focused).toBe('Test the server')
        expect(await button('Stop the test').count()).toBe(0)
      } finally {
        running.resume()
      }
      await bench.page.keyboard.press('Enter')
      await expect.poll(() => said('wants a valid key')).toBe(1)
    },
  )

  test('an address that is none is refused in a sentence, and what was typed stays', async () => {
    await openSettings()
    await propose('ftp://example.org')
    await expect.poll(() => said('ftp://example.org is not the address of a server.')).toBe(1)
    expect(await section().getByRole('textbox', { name: 'Address of the server' }).inputValue()).toBe(
      'ftp://example.org',
    )
  })

  test('an unencrypted address on the internet comes with a warning in words', async () => {
    await openSettings()
    await propose('http://ai.example.org')
    const plan = section().getByRole('group', { name: 'What would be sent to ai.example.org' })
    expect(await plan.innerText()).toContain('Warning: this connection is not encrypted')
    await press('Do not agree')
    await propose('https://ai.example.org')
    expect(await plan.innerText()).not.toContain('Warning')
  })

  test('a changed address asks again', async () => {
    await agreed()
    await propose(`${running.url}/other`)
    await section().getByRole('group', { name: 'What would be sent' }).waitFor()
    await press('Do not agree')
    await section().getByText(`Server ${running.host} is used for`).waitFor()
  })

  test('what it is used for is listed for each use', async () => {
    await openSettings()
    for (const use of ['Descriptions of pictures', 'Transcribing files'])
      await section().getByRole('checkbox', { name: use }).check({ force: true })
    await propose(running.url)
    const items = section().getByRole('group', { name: 'What would be sent' }).getByRole('listitem')
    expect(await items.allInnerTexts()).toEqual([
      expect.stringMatching(/^With every question about a picture: /),
      expect.stringMatching(/^With every picture that is described, without asking again: /),
      expect.stringMatching(/^With every file that is transcribed, without asking again: its sound, /),
      expect.stringMatching(/^Nothing else/),
    ])
  })

  test.each(['light', 'dark'] as const)('has no accessibility violation (%s)', async (colorScheme) => {
    await bench.reopen({ colorScheme })
    await openSettings()
    await propose('http://ai.example.org')
    await section().getByText('Warning').waitFor()
    expect(await violations()).toEqual([])
    await press('Agree and use the server')
    await section().getByRole('combobox', { name: 'Model for pictures' }).waitFor()
    expect(await violations()).toEqual([])
  })

  test('speaks German', async () => {
    bench.host.settings.language = 'de'
    await bench.reopen({})
    await bench.page.keyboard.press('Control+,')
    const german = bench.page.getByRole('region', { name: 'Ein eigener Server' })
    await german.waitFor()
    expect(await german.innerText()).toContain(createTranslator('de').say('endpoint.intro'))
  })
})

describe('where an answer came from', () => {
  test('stands beside it in words, and is said once', async () => {
    await bench.described()
    await bench.ask('What bird is it?')
    await bench.page.getByText('Answered by server gpu-box:8000, model llava.').waitFor()
    expect(await said('From server gpu-box: A robin sits on a fence.')).toBe(1)
    expect(await said('gpu-box')).toBe(1)
  })

  test('says why it was made here', async () => {
    await bench.described()
    await bench.ask('What is here?')
    await bench.page
      .getByText('The server gpu-box:8000 reports a failure of its own. Answered on this computer.')
      .waitFor()
  })

  test('says that the server’s answer broke off', async () => {
    await bench.described()
    await bench.ask('Is it cut?')
    await bench.page.getByText('The server’s answer broke off.').waitFor()
  })

  test('what was said of an answer is shown while it comes, and stays when it is stopped', async () => {
    await bench.described()
    await bench.ask('Please stop?')
    await bench.page.getByRole('listitem').getByText('A robin sits on a fence.').waitFor()
    await bench.page.keyboard.press('Escape')
    await bench.page
      .getByText('Failed:')
      .or(bench.page.getByText(/^Stopped/))
      .first()
      .waitFor()
    expect(await bench.page.getByRole('listitem').getByText('A robin sits on a fence.').count()).toBe(1)
  })

  test('a description names the server before its part', async () => {
    const sentence: Sentence = {
      text: 'From server gpu-box: A robin.',
      source: 'model',
      confidence: 0.6,
      origin: { where: 'there', host: 'gpu-box:8000' },
    }
    for (const { emit } of bench.host.watchers) {
      emit('stage', { stage: 'looking' })
      emit('sentence', sentence)
    }
    await bench.page.getByText('Server gpu-box:8000, a model’s opinion').waitFor()
  })
})
