import type { Handlers } from '../contract/router'
import type { storeMethods } from '../contract/store'
import type { Store } from '../store'

/** The methods of the engine that keeps the models: the only process of Descry that uses the network. */
export function storeHandlers(store: Store): Omit<Handlers<typeof storeMethods>, 'status'> {
  return {
    list: () => store.list(),
    installed: async (wanted) => ({ models: await store.installed(wanted) }),
    plan: ({ model, network }, { signal }) => store.plan(model, network, signal),
    add: ({ model, ...chosen }, { signal, emit }) =>
      store.add(model, chosen, { signal, tell: (progress) => emit('progress', progress) }),
    remove: ({ model }) => store.remove(model),
    verify: async ({ model }, { signal, emit }) => ({
      models: await store.verify(model, { signal, tell: (progress) => emit('progress', progress) }),
    }),
    import: async ({ from, ...chosen }, { signal, emit }) => ({
      models: await store.import(from, chosen, { signal, tell: (progress) => emit('progress', progress) }),
    }),
    export: ({ model, to }, { signal, emit }) =>
      store.export(model, to, { signal, tell: (progress) => emit('progress', progress) }),
    recommend: (computer) => store.recommend(computer),
    noteSpeed: async ({ model, speed }) => {
      await store.noteSpeed(model, speed)
      return {}
    },
  }
}
