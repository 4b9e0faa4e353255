const truthy = (value) => value === 'true' || value === '' || (value !== null && value !== 'false' && value !== 'mixed')

const withValue = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton', 'slider', 'progressbar'])

/** The state of an element as it is drawn: what the template says over what the markup tells. */
export function stateOf(el, role) {
  const state = {}
  const aria = (name) => el.getAttribute(`aria-${name}`)
  if (role === 'checkbox' || role === 'radio' || role === 'switch') {
    state.checked = aria('checked') !== null ? truthy(aria('checked')) : Boolean(el.checked)
  } else if (role === 'menuitem' && aria('checked') !== null) state.checked = truthy(aria('checked'))
  if (role === 'tab') state.selected = el.selected === true || aria('selected') === 'true'
  else if (aria('selected') !== null) state.selected = aria('selected') === 'true'
  else if (aria('current') !== null && aria('current') !== 'false') state.selected = true
  else if (aria('pressed') === 'true') state.selected = true
  else if (el.tagName === 'OPTION') state.selected = el.selected
  if (el.disabled === true || aria('disabled') === 'true' || el.matches?.(':disabled')) state.disabled = true
  if (el.matches(':focus-visible') && role !== 'dialog') state.focused = true
  if (aria('expanded') !== null) state.expanded = aria('expanded') === 'true'
  if (withValue.has(role)) {
    const value = valueOf(el, role)
    if (value !== undefined && value !== '') state.value = value
  }
  return { ...state, ...JSON.parse(el.getAttribute('data-s') ?? '{}') }
}

function valueOf(el, role) {
  if (el.getAttribute('aria-valuetext')) return el.getAttribute('aria-valuetext')
  if (role === 'progressbar' || role === 'slider') return percent(el)
  if (el.tagName === 'SELECT') return el.selectedOptions[0]?.label
  return typeof el.value === 'string' ? el.value : (el.getAttribute('aria-valuenow') ?? undefined)
}

function percent(el) {
  const number = (name) => {
    const raw = el.getAttribute(`aria-${name}`) ?? el[name.replace('value', '')] ?? undefined
    return raw === undefined || raw === '' || raw === null ? undefined : Number(raw)
  }
  if (el.tagName === 'PROGRESS' && el.position < 0) return undefined
  const now = el.hasAttribute('aria-valuenow')
    ? number('valuenow')
    : el.value === undefined
      ? undefined
      : Number(el.value)
  if (now === undefined || Number.isNaN(now)) return undefined
  const from = number('valuemin') || 0
  const to = number('valuemax') || (el.tagName === 'PROGRESS' ? 1 : 100)
  return `${Math.round(((now - from) / (to - from)) * 100)} %`
}
