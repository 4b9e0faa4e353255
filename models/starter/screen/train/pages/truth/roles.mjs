/** Roles of the scene that an ARIA role stands for; what is missing is no element of its own. */
const fromAria = {
  alertdialog: 'dialog',
  button: 'button',
  checkbox: 'checkbox',
  combobox: 'combobox',
  dialog: 'dialog',
  grid: 'table',
  heading: 'heading',
  img: 'image',
  link: 'link',
  list: 'list',
  listbox: 'list',
  listitem: 'listitem',
  menu: 'menu',
  menubar: 'menubar',
  menuitem: 'menuitem',
  menuitemcheckbox: 'menuitem',
  menuitemradio: 'menuitem',
  meter: 'progressbar',
  option: 'listitem',
  progressbar: 'progressbar',
  radio: 'radio',
  scrollbar: 'scrollbar',
  searchbox: 'searchbox',
  slider: 'slider',
  spinbutton: 'spinbutton',
  switch: 'switch',
  tab: 'tab',
  table: 'table',
  tablist: 'tablist',
  textbox: 'textbox',
  toolbar: 'toolbar',
  tree: 'tree',
  treegrid: 'table',
  treeitem: 'treeitem',
}

const inputRoles = {
  button: 'button',
  checkbox: 'checkbox',
  color: 'button',
  date: 'textbox',
  'datetime-local': 'textbox',
  email: 'textbox',
  file: 'button',
  image: 'button',
  month: 'textbox',
  number: 'spinbutton',
  password: 'password',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
  tel: 'textbox',
  text: 'textbox',
  time: 'textbox',
  url: 'textbox',
  week: 'textbox',
}

const fromTag = {
  A: (el) => (el.hasAttribute('href') ? 'link' : undefined),
  BUTTON: () => 'button',
  DIALOG: () => 'dialog',
  H1: () => 'heading',
  H2: () => 'heading',
  H3: () => 'heading',
  H4: () => 'heading',
  H5: () => 'heading',
  H6: () => 'heading',
  IMG: () => 'image',
  INPUT: (el) => inputRoles[el.type],
  // A list without bullets lays things out; what it holds says what it is.
  LI: (el) => (el.parentElement && bulleted(el.parentElement) ? 'listitem' : undefined),
  METER: () => 'progressbar',
  OL: (el) => (bulleted(el) ? 'list' : undefined),
  PROGRESS: () => 'progressbar',
  SELECT: (el) => (el.multiple || el.size > 1 ? 'list' : 'combobox'),
  OPTION: (el) => (el.parentElement.size > 1 || el.parentElement.multiple ? 'listitem' : undefined),
  SUMMARY: () => 'button',
  TABLE: () => 'table',
  TEXTAREA: () => 'textbox',
  UL: (el) => (bulleted(el) ? 'list' : undefined),
}

const bulleted = (el) => /^(UL|OL)$/u.test(el.tagName) && getComputedStyle(el).listStyleType !== 'none'

/**
 * The role of an element in the words of the scene: what the template says, else its ARIA role, else what its tag
 * means; undefined for what is no element of the interface.
 */
export function roleOf(el) {
  const said = el.getAttribute('data-r')
  if (said) return said === 'none' ? undefined : said
  const aria = el.getAttribute('role')
  if (aria) return fromAria[aria]
  if (el.namespaceURI !== 'http://www.w3.org/1999/xhtml') return undefined
  return fromTag[el.tagName]?.(el)
}
