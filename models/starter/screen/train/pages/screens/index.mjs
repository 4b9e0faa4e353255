import { desktop, launcher, maximised } from './desktop.mjs'
import { form, login, preferences, settings, wizard } from './forms.mjs'
import { photograph, plainText, terminal } from './negative.mjs'
import { admin, calendar, chat, editor, files, mail, spreadsheet } from './office.mjs'
import { specimen } from './specimen.mjs'
import { article, dashboard, feed, gallery, player, shop } from './web.mjs'

/** Kinds of screens, and how often each is drawn. */
const screens = {
  settings: [settings, 4],
  form: [form, 4],
  login: [login, 2],
  wizard: [wizard, 1.8],
  preferences: [preferences, 2.5],
  mail: [mail, 3],
  files: [files, 3],
  editor: [editor, 3.5],
  chat: [chat, 1.5],
  calendar: [calendar, 0.8],
  spreadsheet: [spreadsheet, 0.8],
  admin: [admin, 2.5],
  dashboard: [dashboard, 3],
  article: [article, 1.8],
  shop: [shop, 1],
  player: [player, 1.5],
  feed: [feed, 1],
  gallery: [gallery, 6],
  desktop: [desktop, 4],
  maximised: [maximised, 1.3],
  launcher: [launcher, 0.4],
  photograph: [photograph, 0.5],
  plainText: [plainText, 0.6],
  terminal: [terminal, 0.3],
  // To look at; never drawn by chance.
  specimen: [specimen, 0],
}

export const screenNames = Object.keys(screens)

/** Draws a screen of a random kind; kits of desktop looks (`h.kit.desktop`) mostly draw windows. */
export function drawScreen(h, kind) {
  const weights = Object.fromEntries(Object.entries(screens).map(([name, [, weight]]) => [name, weight]))
  if (h.kit.desktop)
    Object.assign(weights, { desktop: 25, maximised: 5, shop: 0.3, feed: 0.2, article: 0.5, dashboard: 0.5 })
  const chosen = kind ?? h.random.weighted(weights)
  return { kind: chosen, body: screens[chosen][0](h) }
}
