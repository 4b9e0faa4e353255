import type { Session } from 'electron'
import { isAppUrl } from './own-page'

export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1]

/**
 * What Descry's page may do beyond showing itself. Everything is denied unless a comment says why it is not; the type makes the
 * table complete, so that a permission that a later Electron adds has to be decided on here.
 */
export const permissions: Readonly<Record<Permission, boolean>> = {
  // The buttons that copy a description, an answer or the text of a picture. The page can write text only, and after a key press.
  'clipboard-sanitized-write': true,

  // Pasting arrives as an event; reading the clipboard by itself is the main process's, on the person's key.
  'clipboard-read': false,
  'deprecated-sync-clipboard-read': false,
  // The computer's own sound, for live captions. Pictures of the screen are taken by the main process, which knows about lock screens.
  'display-capture': true,
  'captured-surface-control': false,
  // The microphone, for live captions and spoken questions, after the person's key. Never the camera: see `isPermitted`.
  media: true,
  mediaKeySystem: false,
  'speaker-selection': false,
  // Notifications come from the main process.
  notifications: false,
  // Files come by the picker, by dropping and by pasting, each chosen by the person.
  fileSystem: false,
  'persistent-storage': false,
  'storage-access': false,
  'top-level-storage-access': false,
  // Nothing opens other programs.
  openExternal: false,
  // The page takes no key away from the system and no pointer from the person.
  fullscreen: false,
  'automatic-fullscreen': false,
  keyboardLock: false,
  pointerLock: false,
  'window-management': false,
  // No devices, no sensors, no places, no network, no payments.
  ar: false,
  vr: false,
  'background-fetch': false,
  'background-sync': false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': false,
  'loopback-network': false,
  midi: false,
  midiSysex: false,
  nfc: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'system-wake-lock': false,
  usb: false,
  'web-app-installation': false,
  'web-printing': false,
  unknown: false,
}

/**
 * Whether a page may do something: only Descry's own page, and only what the table allows.
 * @param media what kinds of media are asked for, where any are
 */
export function isPermitted(permission: string, address: string, media: readonly string[] = []): boolean {
  if (media.includes('video')) return false
  return Object.hasOwn(permissions, permission) && permissions[permission as Permission] && isAppUrl(address)
}
