import { chart } from '../charts.mjs'
import { picture } from '../pictures.mjs'

/** Every part once, in every state that matters: to look at a kit and at the boxes read from it. */
export function specimen(h) {
  const { words } = h
  const p = h.part
  const o = (extra) => ({ label: words.label(), ...extra })
  const cards = [
    ['primary', '', 'ghost', 'danger']
      .map((variant) => p('button', { text: words.command('save'), variant }))
      .join(' ') +
      p('button', { text: 'Off', disabled: true }) +
      p('button', { text: words.command('save'), icon: 'save' }) +
      p('button', { text: 'Find', icon: 'search', iconOnly: true }) +
      p('button', { text: 'Bold', icon: 'bold', iconOnly: true, pressed: true, variant: 'ghost' }) +
      p('button', { text: 'More', caret: true }),
    p('field', o({ value: 'text' })) +
      p('field', o({ placeholder: 'empty' })) +
      p('field', o({ type: 'password', value: 'secret' })) +
      p('field', o({ type: 'search', bare: true, placeholder: 'find' })) +
      p('field', o({ disabled: true, value: 'off' })) +
      p('field', o({ beside: true, value: 'beside' })),
    p('field', o({ multi: true, value: 'several lines' })) +
      p('select', o({ options: ['one', 'two'], value: 'two' })) +
      p('select', o({ options: ['one', 'two'], value: 'two', bare: true, disabled: true })) +
      p('spin', o({ value: 7 })) +
      p('spin', o({ value: 7, disabled: true, beside: true })),
    [true, false]
      .map(
        (checked) =>
          p('checkbox', o({ checked })) +
          p('checkbox', o({ checked, disabled: true })) +
          p('checkbox', o({ checked, bare: true })),
      )
      .join(''),
    p('radios', { options: ['one', 'two', 'three'], value: 'two' }) +
      p('radios', { options: ['one', 'two'], value: 'two', inline: true, disabled: true }),
    [true, false]
      .map(
        (checked) =>
          p('toggle', o({ checked })) +
          p('toggle', o({ checked, disabled: true })) +
          p('toggle', o({ checked, bare: true })),
      )
      .join(''),
    p('slider', o({ value: 30 })) +
      p('slider', o({ value: 80, disabled: true })) +
      p('progress', { value: 40, label: 'copying' }) +
      p('progress', { value: 90, label: 'copying' }),
    p('tabs', { items: [{ text: 'One' }, { text: 'Two', icon: 'file' }, { text: 'Three' }], selected: 1 }) +
      p('tabs', { items: [{ text: 'One' }, { text: 'Two' }], selected: 0, focused: true }),
    p('menu', {
      items: [
        { text: 'Open', icon: 'open', shortcut: 'Ctrl+O' },
        { text: 'Save', hover: true },
        { separator: true },
        { text: 'Ticked', checked: true },
        { text: 'Not ticked', checked: false },
        { text: 'Off', disabled: true },
        { text: 'Further', submenu: true },
      ],
    }),
    p('menubar', { items: ['File', 'Edit', 'View'], open: 1 }) +
      p('toolbar', {
        body:
          ['save', 'cut', 'copy']
            .map((icon) => p('button', { text: icon, icon, iconOnly: true, variant: 'ghost' }))
            .join('') + p('select', { label: 'size', bare: true, options: ['10', '12'], value: '12' }),
      }) +
      p('statusbar', { items: ['3 files', 'ready'] }),
    p('nav', {
      items: [{ text: 'Home', icon: 'home' }, { text: 'Mail', icon: 'mail', count: 3 }, { text: 'Plain' }],
      selected: 1,
    }),
    p('list', {
      items: [{ text: 'One', detail: 'detail' }, { text: 'Two', icon: 'file' }, { text: 'Three' }],
      selected: 1,
    }),
    p('tree', {
      items: [
        { text: 'Root', level: 0, expanded: true, icon: 'folder' },
        { text: 'Child', level: 1, selected: true },
        { text: 'Closed', level: 1, expanded: false },
      ],
    }),
    p('table', {
      columns: ['A', 'B', 'C'],
      rows: [
        ['1', { html: p('link', { text: 'link' }) }, 'x'],
        ['2', { html: p('checkbox', { label: 'x', bare: true, checked: true }) }, 'y'],
        ['3', { html: p('badge', { text: 'new' }) }, { html: p('button', { text: 'Go', variant: 'ghost' }) }],
      ],
      selected: 1,
    }),
    p('alert', { text: words.sentence(), closable: true, icon: 'info' }) +
      p('breadcrumb', { items: ['Home', 'Files', 'Here'] }) +
      p('pages', { count: 4, selected: 1 }),
    p('accordion', {
      items: [
        { text: 'First', body: 'inside' },
        { text: 'Second', body: '' },
      ],
      open: 0,
    }),
    `<h1>Level 1</h1><h3>Level 3</h3><ul><li>bullet</li><li>other ${p('link', { text: 'link' })}</li></ul>${chart(h.random, { width: 200, height: 110, name: 'chart' })}${picture(h.random, { width: 90, height: 60, name: 'photo' })}`,
    p('dialog', {
      title: 'Really?',
      body: p('field', o({ value: 'in dialog' })),
      actions: p('button', { text: 'OK', variant: 'primary' }) + p('button', { text: 'Cancel' }),
      closable: true,
      width: 300,
    }),
    p('window', {
      title: 'Window',
      active: true,
      body: `<div class="x-pad">${p('checkbox', o({ checked: true }))}</div>`,
      style: 'height:140px',
    }) + p('tooltip', { text: 'a hint' }),
  ]
  return `<div class="x-pad x-grid" style="--x-cell:330px;align-items:start">${cards.map((body, i) => p('card', { title: i % 3 === 0 ? `Card ${i}` : undefined, body: `<div class="x-col${i < 1 ? ' start' : ''}">${body}</div>` })).join('')}</div>`
}
