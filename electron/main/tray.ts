import type { MenuItemConstructorOptions } from 'electron'
import type { Translator } from '../../assistant/contract/language'
import type { LayerCommand } from './layer'

export interface TrayOptions {
  translator: Translator
  run: (command: LayerCommand) => void
  open: () => void
  quit: () => void
  /** The master key as people read it, and whether it works. */
  shortcut: { text: string; works: boolean }
}

/** The menu of the tray's icon: everything that the layer's letters do, for who has no key for it. */
export function trayMenu({ translator, run, open, quit, shortcut }: TrayOptions): MenuItemConstructorOptions[] {
  const t = translator.say
  const item = (label: string, command: LayerCommand): MenuItemConstructorOptions => ({
    label,
    click: () => run(command),
  })
  return [
    { label: t('desktop.tray.open'), click: open },
    {
      label: t(shortcut.works ? 'desktop.tray.key' : 'desktop.tray.nokey', { shortcut: shortcut.text }),
      enabled: false,
    },
    { type: 'separator' },
    item(t('desktop.tray.screen'), 'screen'),
    item(t('desktop.tray.window'), 'window'),
    item(t('desktop.tray.area'), 'area'),
    item(t('desktop.tray.clipboard'), 'clipboard'),
    { type: 'separator' },
    item(t('desktop.tray.captions'), 'captions'),
    item(t('desktop.tray.question'), 'question'),
    item(t('desktop.tray.document'), 'document'),
    item(t('desktop.tray.repeat'), 'repeat'),
    item(t('desktop.tray.stop'), 'stop'),
    { type: 'separator' },
    { label: t('desktop.tray.quit'), click: quit },
  ]
}
