import type { SearchContract } from '../contract/search'
import type { Search } from '../search'
import type { SettingsKeeper } from '../settings'
import type { Handlers } from '../../models/contract/router'

/** The methods about remembered pictures, alike for the desktop's main process and the browser's server. No page names files to search. */
export function searchHandlers(search: Search, settings: Pick<SettingsKeeper, 'get'>): Handlers<SearchContract> {
  return {
    listPictures: async () => ({ pictures: await search.list(settings.get().language) }),
    searchPictures: ({ words, limit }, { signal }) =>
      search.remembered(words, { language: settings.get().language, limit, signal }),
    forgetPictures: async () => ({ forgotten: await search.forget() }),
  }
}
