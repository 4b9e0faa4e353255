import type { Role } from '../../contract/scene'

/** Words of a label that ask for a password, in the languages that Descry reads. */
const SECRET =
  /passw|passphrase|kennwort|pa(?:ß|ss)wort|mot de passe|contraseña|palavra-passe|\bsenha|hasło|heslo|wachtwoord|lösenord|salasana|adgangskode|пароль|парола|κωδικός πρόσβασης|密码|パスワード|\bpin\b|secret|geheim/iu
const SEARCH = /\bsearch|\bsuche|durchsuchen|\bfind\b|\brechercher|\bbuscar|\bcerca\b|\bszukaj|поиск/iu
/** What is read where dots hide a password. */
const DOTS = /^[•●∙·.*⚫\s]{3,}$/u
/** Words that ask for something to be typed are not more than these; longer ones were typed. */
const MOST_WORDS = 4

/**
 * What a field for text is for, by its words: a field for passwords looks like any other until something is typed into it.
 * @param label words that name it or ask for something in it
 * @param shown what is read in it
 */
export function fieldRole(label: string, shown: string): Extract<Role, 'password' | 'searchbox' | 'textbox'> {
  if (DOTS.test(shown)) return 'password'
  if (label.split(/\s+/u).length > MOST_WORDS) return 'textbox'
  if (SECRET.test(label)) return 'password'
  return SEARCH.test(label) ? 'searchbox' : 'textbox'
}

/** The label asks for a password and says nothing more: whatever is in the field then is one, also where it is shown. */
export const asksForSecret = (label: string): boolean =>
  new RegExp(`(?:${SECRET.source})\\p{L}*\\P{L}*$`, 'iu').test(label)
