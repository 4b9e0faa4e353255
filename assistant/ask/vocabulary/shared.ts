import type { Role } from '../../../models/contract/scene'
import type { RoleWord } from './types'

/** Controls that hold text or a value. */
export const fieldRoles: readonly Role[] = ['textbox', 'searchbox', 'combobox', 'password', 'spinbutton']
/** Controls that are ticked or switched on. */
export const checkableRoles: readonly Role[] = ['checkbox', 'switch', 'radio']
/** Controls of which one among several is chosen. */
export const selectableRoles: readonly Role[] = ['tab', 'radio', 'listitem', 'treeitem', 'menuitem']

export const one = (...roles: Role[]): RoleWord => ({ roles, plural: false })
export const many = (...roles: Role[]): RoleWord => ({ roles, plural: true })

/**
 * Words for the same line of a receipt, form or card, whatever the language of the question and of the paper. Folded, without
 * spaces.
 */
export const sameLabels: readonly (readonly string[])[] = [
  [
    'total',
    'grandtotal',
    'totalamount',
    'totaldue',
    'amountdue',
    'summe',
    'gesamt',
    'gesamtbetrag',
    'gesamtsumme',
    'endbetrag',
    'zuzahlen',
  ],
  ['subtotal', 'zwischensumme'],
  ['tax', 'vat', 'salestax', 'mwst', 'steuer', 'mehrwertsteuer', 'ust', 'umsatzsteuer'],
  ['date', 'datum'],
  ['invoicedate', 'rechnungsdatum', 'dateofinvoice'],
  ['duedate', 'zahlbarbis', 'falligam', 'paymentdue'],
  ['time', 'uhrzeit', 'zeit'],
  [
    'phone',
    'telephone',
    'tel',
    'phonenumber',
    'telephonenumber',
    'telefon',
    'telefonnummer',
    'fon',
    'mobile',
    'mobil',
    'handy',
    'handynummer',
  ],
  ['email', 'emailaddress', 'mail', 'emailadresse'],
  ['website', 'webaddress', 'web', 'url', 'internet', 'webseite', 'webadresse', 'homepage'],
  ['address', 'adresse', 'anschrift'],
  ['name', 'namen'],
  ['firstname', 'vorname', 'givenname'],
  ['lastname', 'surname', 'nachname', 'familienname'],
  ['username', 'user', 'benutzername', 'benutzer', 'login'],
  ['password', 'passwort', 'kennwort'],
  ['price', 'preis', 'cost', 'kosten'],
  ['status', 'state', 'zustand'],
  ['invoicenumber', 'invoiceno', 'invoice', 'rechnungsnummer', 'rechnungsnr', 'rechnung'],
  ['customernumber', 'customerno', 'kundennummer', 'kundennr'],
  ['ordernumber', 'orderno', 'bestellnummer', 'bestellnr'],
  ['change', 'ruckgeld', 'wechselgeld'],
  ['city', 'town', 'stadt', 'ort'],
  ['volume', 'lautstarke'],
  ['brightness', 'helligkeit'],
  ['language', 'sprache'],
]

/** Words that make a line a message about something that went wrong, in the languages that interfaces here have. Folded. */
export const errorWords: readonly string[] = [
  'error',
  'errors',
  'failed',
  'failure',
  'fail',
  'fatal',
  'exception',
  'crashed',
  'invalid',
  'denied',
  'corrupt',
  'corrupted',
  'fehler',
  'fehlgeschlagen',
  'ungultig',
  'abgesturzt',
  'verweigert',
  'beschadigt',
  'gescheitert',
  'fehlermeldung',
]
export const errorPhrases: readonly string[] = [
  'could not',
  'cannot',
  'can not',
  'unable to',
  'not found',
  'went wrong',
  'does not exist',
  'not responding',
  'timed out',
  'konnte nicht',
  'konnten nicht',
  'kann nicht',
  'nicht gefunden',
  'nicht moglich',
  'existiert nicht',
  'reagiert nicht',
]
export const warningWords: readonly string[] = ['warning', 'caution', 'warnung', 'achtung', 'vorsicht']
/** What turns such a word round when it stands just before it: “0 errors”, “keine Fehler”. */
export const negations: readonly string[] = [
  'no',
  'zero',
  '0',
  'without',
  'kein',
  'keine',
  'keinen',
  'keinerlei',
  'ohne',
  'null',
]

/** What people ask the text of on photographs and pages, in English and German. Folded. */
export const textCarriers: readonly string[] = [
  'sign',
  'signs',
  'poster',
  'banner',
  'notice',
  'label',
  'sticker',
  'board',
  'plate',
  'note',
  'letter',
  'card',
  'ticket',
  'schild',
  'schilder',
  'plakat',
  'aushang',
  'etikett',
  'zettel',
  'brief',
  'karte',
  'tafel',
  'aufkleber',
]
