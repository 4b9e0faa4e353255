import { expect, test } from 'vitest'
import { createFolderChooser, type OpenDialog } from '../../../electron/main/choose-folder'

const answering = (answer: Awaited<ReturnType<OpenDialog>>) => {
  const asked: Parameters<OpenDialog>[0][] = []
  const choose = createFolderChooser(
    async (options) => {
      asked.push(options)
      return answer
    },
    () => 'Folder with models',
  )
  return { asked, choose }
}

test('gives the folder that the person chose, and asks for folders alone', async () => {
  const { asked, choose } = answering({ canceled: false, filePaths: ['/media/stick/models'] })
  expect(await choose()).toBe('/media/stick/models')
  expect(asked).toEqual([{ title: 'Folder with models', properties: ['openDirectory', 'dontAddToRecent'] }])
})

test('gives nothing where the person chose nothing', async () => {
  expect(await answering({ canceled: true, filePaths: ['/media/stick'] }).choose()).toBeNull()
  expect(await answering({ canceled: false, filePaths: [] }).choose()).toBeNull()
})

test('shows one dialog at a time, and another one after it', async () => {
  const { asked, choose } = answering({ canceled: false, filePaths: ['/media/stick'] })
  expect(await Promise.all([choose(), choose()])).toEqual(['/media/stick', '/media/stick'])
  expect(asked).toHaveLength(1)
  await choose()
  expect(asked).toHaveLength(2)
})

test('may be asked again after it failed', async () => {
  let tries = 0
  const choose = createFolderChooser(
    async () => {
      if (++tries === 1) throw new Error('no display')
      return { canceled: false, filePaths: ['/media/stick'] }
    },
    () => '',
  )
  await expect(choose()).rejects.toThrow('no display')
  expect(await choose()).toBe('/media/stick')
})
