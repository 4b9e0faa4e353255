import { describe, expect, test } from 'vitest'
import { isExposed, parseAddress } from '../../../../assistant/endpoint/address'
import { isAgreed, planFor, serverFor } from '../../../../assistant/endpoint/policy'
import { endpointSettings } from '../../../../assistant/contract'
import { DescryError } from '../../../../models/contract/errors'

const refusal = (text: string): string => {
  try {
    return parseAddress(text).text
  } catch (error) {
    return error instanceof DescryError ? `${error.code} ${error.detail}` : String(error)
  }
}

describe('an address', () => {
  test.each([
    ['http://localhost:11434', 'http://localhost:11434/v1'],
    ['http://localhost:11434/', 'http://localhost:11434/v1'],
    ['http://localhost:11434/v1/', 'http://localhost:11434/v1'],
    ['localhost:8080', 'http://localhost:8080/v1'],
    ['192.168.1.5:8000/api', 'http://192.168.1.5:8000/api'],
    ['gpu-box:8000', 'http://gpu-box:8000/v1'],
    ['ai.example.org', 'https://ai.example.org/v1'],
    ['HTTPS://AI.Example.org:443/v1', 'https://ai.example.org/v1'],
    ['  http://[::1]:8080/v1 ', 'http://[::1]:8080/v1'],
    ['https://bücher.example/v1', 'https://xn--bcher-kva.example/v1'],
  ])('%s is used as %s', (typed, used) => {
    expect(parseAddress(typed).text).toBe(used)
    expect(parseAddress(used).text).toBe(used)
  })

  test.each([
    '',
    'ftp://example.org',
    'file:///etc/passwd',
    'javascript:alert(1)//',
    'http://',
    'http://a b',
    'http://user:pass@example.org',
    'https://example.org/v1?key=1',
    'https://example.org/v1#x',
    'http://exa\u0000mple.org',
    'http:\\\\example.org',
    `http://${'a'.repeat(3000)}`,
  ])('%j is refused', (typed) => {
    expect(refusal(typed)).toMatch(/^ENDPOINT_ADDRESS/)
  })

  test('a password or key in it is not repeated', () => {
    expect(refusal('https://me:secret@example.org/v1')).not.toContain('secret')
    expect(refusal('https://example.org/v1?key=secret')).not.toContain('secret')
  })

  test.each([
    ['http://localhost:1', 'computer'],
    ['http://127.9.9.9', 'computer'],
    ['http://2130706433', 'computer'],
    ['http://[::1]', 'computer'],
    ['http://[::ffff:127.0.0.1]', 'computer'],
    ['http://10.1.2.3', 'network'],
    ['http://172.16.0.1', 'network'],
    ['http://172.32.0.1', 'internet'],
    ['http://192.168.0.1', 'network'],
    ['http://100.100.1.1', 'network'],
    ['http://[fd00::1]', 'network'],
    ['http://[fe80::1]', 'network'],
    ['http://[2001:db8::1]', 'internet'],
    ['http://gpu-box', 'network'],
    ['http://gpu.local', 'network'],
    ['http://10.example.org', 'internet'],
    ['http://localhost.example.org', 'internet'],
    ['http://127.0.0.1.example.org', 'internet'],
    ['http://8.8.8.8', 'internet'],
  ])('%s leads to the %s', (typed, place) => {
    expect(parseAddress(typed).place).toBe(place)
  })

  test('only an unencrypted connection into the internet is exposed', () => {
    expect(isExposed(parseAddress('http://ai.example.org'))).toBe(true)
    expect(isExposed(parseAddress('https://ai.example.org'))).toBe(false)
    expect(isExposed(parseAddress('http://gpu-box'))).toBe(false)
  })
})

describe('what is sent where', () => {
  const address = 'http://gpu-box:8000/v1'
  const settings = endpointSettings.parse({
    address,
    uses: ['questions'],
    agreed: { address, uses: ['questions'] },
  })

  test('is listed for each use, with nothing left out', () => {
    const plan = planFor('gpu-box:8000', ['questions', 'descriptions', 'transcription'])
    expect(plan).toMatchObject({ address, host: 'gpu-box:8000', place: 'network', encrypted: false, exposed: false })
    expect(plan.sends).toEqual([
      { use: 'questions', what: ['question', 'picture', 'text', 'model', 'key'] },
      { use: 'descriptions', what: ['picture', 'text', 'model', 'key'] },
      { use: 'transcription', what: ['sound', 'model', 'key'] },
    ])
  })

  test('is nothing, unless the person set it up, switched it on and agreed to it', () => {
    expect(serverFor(endpointSettings.parse({}), 'questions')).toBeNull()
    expect(serverFor({ ...settings, agreed: null }, 'questions')).toBeNull()
    expect(serverFor({ ...settings, uses: [] }, 'questions')).toBeNull()
    expect(serverFor(settings, 'questions')?.host).toBe('gpu-box:8000')
  })

  test('agreement holds for one address and one use', () => {
    expect(isAgreed(settings, ['questions', 'descriptions'])).toBe(false)
    expect(serverFor({ ...settings, uses: ['questions', 'descriptions'] }, 'descriptions')).toBeNull()
    expect(serverFor({ ...settings, address: 'http://gpu-box:8001/v1' }, 'questions')).toBeNull()
  })

  test('nonsense in the file of settings switches it off', () => {
    for (const nonsense of ['ftp://x', 'http://user:x@gpu-box/v1', 'GPU-BOX'])
      expect(
        serverFor({ ...settings, address: nonsense, agreed: { address: nonsense, uses: ['questions'] } }, 'questions'),
      ).toBeNull()
  })
})
