export { findSecretStore, type FindStoreOptions } from './find'
export { createSecrets, type Secrets } from './keeper'
export type { Seal } from './sealed'
export type { SecretStore } from './store'
