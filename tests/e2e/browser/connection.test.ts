import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'
import { openPage } from '../../fixtures/page'

const bench = useBench({ complaints: true })

test('the token disappears from the address and still works after reloading', async () => {
  expect(bench.page.url()).not.toContain('token')
  await bench.page.reload()
  await bench.status('Ready.')
})

test('a wrong token is said plainly, once, and not tried again', async () => {
  const wrong = await openPage(bench.browser, bench.host.url.replace(/token=.*/u, 'token=guess'))
  await wrong.page.locator('.status-text', { hasText: 'This page’s address is out of date.' }).waitFor()
  expect(await wrong.announced()).toEqual([
    'assertive: This page’s address is out of date. Open the address that Descry shows when it starts.',
  ])
  await wrong.page.context().close()
})

test('when the host goes away it is said once, nothing is lost, and the page finds it again', async () => {
  await bench.described()
  await bench.page.getByRole('textbox', { name: 'Your question' }).fill('half a quest')
  await bench.host.stop()
  await bench.status('The connection to Descry was lost.')
  await bench.host.start()
  await bench.status('Connected again.')
  expect(await bench.page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('half a quest')
  await bench.region('Description').getByText('A settings window titled “Network”.').waitFor()
  const heard = (await bench.announced()).slice(-2)
  expect(heard[0]).toMatch(/^assertive: The connection to Descry was lost\./u)
  expect(heard[1]).toBe('polite: Connected again.')
})

test('a description that is cut off keeps what had come and can be tried again', async () => {
  await bench.choose('slow.png')
  await bench.status('Reading the text')
  await bench.host.stop()
  await bench.region('Something did not work').waitFor()
  await bench.region('Description').getByText('A settings window titled “Network”.').waitFor()
  // The loss is one event: it is said once, though a description ended with it.
  expect((await bench.announced()).filter((line) => line.includes('lost'))).toHaveLength(1)
  await bench.host.start()
  await bench.page.getByRole('button', { name: 'Try again' }).click()
  await bench.status('Reading the text')
  bench.host.letGo()
  await bench.status('slow.png is described')
})

test('what is asked while the host is away is sent when it is back', async () => {
  await bench.described()
  await bench.host.stop()
  await bench.status('The connection to Descry was lost.')
  await bench.ask('What is the address of the printer?')
  await bench.host.start()
  await bench.region('Ask about this picture').getByText('Answer: The address of the printer is').waitFor()
})
