/** Describing: what Descry says when it does that. Messages are in ICU message syntax. */
export const describing = {
  'describe.quote': '“{text}”',

  'describe.blank.black':
    'The picture is black all over: a screen curtain may be on, the screen may be off, or the program may protect its picture, as video players do.',
  'describe.blank.white': 'The picture is white all over: the page or window may not have finished loading yet.',
  'describe.blank.uniform':
    'The picture is {colour} all over, with nothing on it: the window may not have finished loading, or only its background was caught.',
  'describe.blank.transparent': 'The picture is transparent all over: nothing was painted on it.',

  'describe.screen.titled':
    '{sure, select, no {Probably a screen} other {A screen}} with the title “{title}”{page}{turn}.',
  'describe.screen.begins':
    '{sure, select, no {Probably a screen} other {A screen}} that begins with “{title}”{page}{turn}.',
  'describe.screen.plain': '{sure, select, no {Probably a screen} other {A screen}}{page}{turn}.',
  'describe.document.titled':
    '{sure, select, no {Probably a page of text} other {A page of text}} with the heading “{title}”{page}{turn}.',
  'describe.document.begins':
    '{sure, select, no {Probably a page of text} other {A page of text}} that begins with “{title}”{page}{turn}.',
  'describe.document.plain': '{sure, select, no {Probably a page of text} other {A page of text}}{page}{turn}.',
  'describe.photo.plain':
    '{sure, select, no {Probably a photograph} other {A photograph}} in {shape, select, landscape {landscape format} portrait {portrait format} other {square format}}, {width} by {height} pixels{page}{turn}.',
  'describe.drawing.plain':
    '{sure, select, no {Probably a drawing or chart} other {A drawing or chart}} in {shape, select, landscape {landscape format} portrait {portrait format} other {square format}}, {width} by {height} pixels{page}{turn}.',
  'describe.page': ', page {page} of {pages}',
  'describe.turn':
    '{turn, select, 90 {; the text is turned a quarter turn to the right} 180 {; the text is upside down} 270 {; the text is turned a quarter turn to the left} other {}}',
  'describe.animation': 'It is an animation of {count} frames, of which the first was looked at.',

  'describe.colours': '{count, plural, one {Its main colour is {colours}} other {Its main colours are {colours}}}.',
  'describe.text':
    '{which, select, rest {The other text reads} photo {The text on it reads} dialog {The dialog reads} other {It reads}}: {text}{more, plural, =0 {} one {, and one more line} other {, and # more lines}}',
  'describe.text.continued': '{text}{more, plural, =0 {} one {, and one more line} other {, and # more lines}}',
  'describe.text.none': 'No text was found on it.',
  'describe.text.unreadable':
    '{count, plural, one {One line of text} other {# lines of text}} could not be read with certainty.',
  'describe.text.illegible': 'There seems to be some text that could not be read.',
  'describe.text.uncertain': 'Hard to read, and perhaps wrong: {text}',
  'describe.block':
    '{kind, select, heading {Heading} list {List} caption {Caption} code {Code} other {Paragraph}}: {text}',
  'describe.document.amount':
    'It has {paragraphs, plural, =0 {} one {one paragraph, } other {# paragraphs, }}{lines, plural, one {one line} other {# lines}} and about {words, plural, one {one word} other {# words}}{columns, plural, =0 {} one {} other {, in # columns}}.',

  'describe.caption':
    '{first, select, yes {In the opinion of a model{language, select, none {} other {, in {languageName}}}: } other {The model adds: }}{text}',
  'describe.caption.unchecked':
    '{first, select, yes {In the opinion of a model{language, select, none {} other {, in {languageName}}}, which could not be checked: } other {The model also says, which could not be checked: }}{text}',
  'describe.caption.doubtful':
    '{first, select, yes {In the opinion of a model{language, select, none {} other {, in {languageName}}}, which does not fit what Descry found: } other {The model also says, which does not fit what Descry found: }}{text}',
  'describe.caption.dropped':
    'Part of the model’s description was left out, because what was read on the picture says otherwise.',
  'describe.caption.disagrees':
    'The model looked twice and is of two minds: one reading says {first}, the other {second}.',
  'describe.caption.unsure': 'The model is not sure of this.',
  'describe.caption.cut': 'The model was stopped before it had said everything.',
  'describe.caption.failed': 'The model’s description is missing. {reason}',
  'describe.captioner': 'What it shows can be described when a captioning model is installed.',

  'describe.dialog':
    '{sure, select, no {Probably a dialog} other {A dialog}} {named, select, yes {“{name}” } other {}}is open{count, plural, =0 {} one {, with the button {buttons}} other {, with the buttons {buttons}}}.',
  'describe.dialog.whole': 'The whole picture is a dialog.',
  'describe.screenKind':
    'It looks like {kind, select, signIn {a sign-in form} settings {a page of settings} form {a form to fill in} dashboard {an overview with charts} table {a table} other {a list}}',
  'describe.group': '{role}: {items}',
  'describe.group.probably': 'Probably {role}: {items}',
  'describe.also': 'Also: {items}',
  'describe.summary': 'It has {items}',
  'describe.regions': 'Parts of the screen: {items}',
  'describe.region': '{role}{named, select, yes { “{name}”} other {}} {place}',
  'describe.named.probably': 'probably {name}',
  'describe.unnamed': '{count, plural, one {one without a name} other {# without a name}}',
  'describe.more': '{count, plural, one {one more} other {# more}}',
  'describe.place':
    '{place, select, top {at the top} bottom {at the bottom} left {on the left} right {on the right} topLeft {at the top left} topRight {at the top right} bottomLeft {at the bottom left} bottomRight {at the bottom right} other {in the middle}}',

  'describe.table.headed':
    'A table of {rows, plural, one {one row} other {# rows}} and {columns, plural, one {one column} other {# columns}}, headed {headings}',
  'describe.table.plain':
    'A table of {rows, plural, one {one row} other {# rows}} and {columns, plural, one {one column} other {# columns}}',
  'describe.table.row': 'Row {row}: {cells}',
  'describe.table.cell': '{heading}: {value}',
  'describe.table.empty': 'empty',
  'describe.table.more': '{count, plural, one {One more row} other {# more rows}}.',

  'state.ticked': 'ticked',
  'state.notTicked': 'not ticked',
  'state.on': 'on',
  'state.off': 'off',
  'state.selected': 'selected',
  'state.notSelected': 'not selected',
  'state.unavailable': 'unavailable',
  'state.focused': 'has the focus',
  'state.expanded': 'expanded',
  'state.collapsed': 'collapsed',
  'state.contains': 'contains “{value}”',
  'state.empty': 'empty',
  'state.hidden': 'contains hidden text',
  'state.at': 'at {value}',

  'role.window': '{count, plural, one {window} other {windows}}',
  'role.dialog': '{count, plural, one {dialog} other {dialogs}}',
  'role.titlebar': '{count, plural, one {title bar} other {title bars}}',
  'role.toolbar': '{count, plural, one {tool bar} other {tool bars}}',
  'role.menubar': '{count, plural, one {menu bar} other {menu bars}}',
  'role.menu': '{count, plural, one {menu} other {menus}}',
  'role.menuitem': '{count, plural, one {menu item} other {menu items}}',
  'role.tablist': '{count, plural, one {row of tabs} other {rows of tabs}}',
  'role.tab': '{count, plural, one {tab} other {tabs}}',
  'role.button': '{count, plural, one {button} other {buttons}}',
  'role.link': '{count, plural, one {link} other {links}}',
  'role.textbox': '{count, plural, one {edit field} other {edit fields}}',
  'role.password': '{count, plural, one {password field} other {password fields}}',
  'role.searchbox': '{count, plural, one {search field} other {search fields}}',
  'role.combobox': '{count, plural, one {combo box} other {combo boxes}}',
  'role.checkbox': '{count, plural, one {check box} other {check boxes}}',
  'role.radio': '{count, plural, one {radio button} other {radio buttons}}',
  'role.switch': '{count, plural, one {switch} other {switches}}',
  'role.slider': '{count, plural, one {slider} other {sliders}}',
  'role.spinbutton': '{count, plural, one {spin button} other {spin buttons}}',
  'role.progressbar': '{count, plural, one {progress bar} other {progress bars}}',
  'role.scrollbar': '{count, plural, one {scroll bar} other {scroll bars}}',
  'role.list': '{count, plural, one {list} other {lists}}',
  'role.listitem': '{count, plural, one {list item} other {list items}}',
  'role.tree': '{count, plural, one {tree view} other {tree views}}',
  'role.treeitem': '{count, plural, one {tree item} other {tree items}}',
  'role.table': '{count, plural, one {table} other {tables}}',
  'role.heading': '{count, plural, one {heading} other {headings}}',
  'role.image': '{count, plural, one {image} other {images}}',
  'role.chart': '{count, plural, one {chart} other {charts}}',
  'role.icon': '{count, plural, one {icon} other {icons}}',
  'role.region': '{count, plural, one {region} other {regions}}',
  'role.statusbar': '{count, plural, one {status bar} other {status bars}}',
  'role.sidebar': '{count, plural, one {side bar} other {side bars}}',

  'counted.window': '{count, plural, one {a window} other {# windows}}',
  'counted.dialog': '{count, plural, one {a dialog} other {# dialogs}}',
  'counted.titlebar': '{count, plural, one {a title bar} other {# title bars}}',
  'counted.toolbar': '{count, plural, one {a tool bar} other {# tool bars}}',
  'counted.menubar': '{count, plural, one {a menu bar} other {# menu bars}}',
  'counted.menu': '{count, plural, one {a menu} other {# menus}}',
  'counted.menuitem': '{count, plural, one {a menu item} other {# menu items}}',
  'counted.tablist': '{count, plural, one {a row of tabs} other {# rows of tabs}}',
  'counted.tab': '{count, plural, one {a tab} other {# tabs}}',
  'counted.button': '{count, plural, one {a button} other {# buttons}}',
  'counted.link': '{count, plural, one {a link} other {# links}}',
  'counted.textbox': '{count, plural, one {an edit field} other {# edit fields}}',
  'counted.password': '{count, plural, one {a password field} other {# password fields}}',
  'counted.searchbox': '{count, plural, one {a search field} other {# search fields}}',
  'counted.combobox': '{count, plural, one {a combo box} other {# combo boxes}}',
  'counted.checkbox': '{count, plural, one {a check box} other {# check boxes}}',
  'counted.radio': '{count, plural, one {a radio button} other {# radio buttons}}',
  'counted.switch': '{count, plural, one {a switch} other {# switches}}',
  'counted.slider': '{count, plural, one {a slider} other {# sliders}}',
  'counted.spinbutton': '{count, plural, one {a spin button} other {# spin buttons}}',
  'counted.progressbar': '{count, plural, one {a progress bar} other {# progress bars}}',
  'counted.scrollbar': '{count, plural, one {a scroll bar} other {# scroll bars}}',
  'counted.list': '{count, plural, one {a list} other {# lists}}',
  'counted.listitem': '{count, plural, one {a list item} other {# list items}}',
  'counted.tree': '{count, plural, one {a tree view} other {# tree views}}',
  'counted.treeitem': '{count, plural, one {a tree item} other {# tree items}}',
  'counted.table': '{count, plural, one {a table} other {# tables}}',
  'counted.heading': '{count, plural, one {a heading} other {# headings}}',
  'counted.image': '{count, plural, one {an image} other {# images}}',
  'counted.chart': '{count, plural, one {a chart} other {# charts}}',
  'counted.icon': '{count, plural, one {an icon} other {# icons}}',
  'counted.region': '{count, plural, one {a region} other {# regions}}',
  'counted.statusbar': '{count, plural, one {a status bar} other {# status bars}}',
  'counted.sidebar': '{count, plural, one {a side bar} other {# side bars}}',

  'colour.shade':
    '{shade, select, verydark {very dark {name}} dark {dark {name}} light {light {name}} pale {pale {name}} other {{name}}}',
  'colour.black': 'black',
  'colour.white': 'white',
  'colour.grey': 'grey',
  'colour.red': 'red',
  'colour.orange': 'orange',
  'colour.brown': 'brown',
  'colour.beige': 'beige',
  'colour.yellow': 'yellow',
  'colour.olive': 'olive',
  'colour.green': 'green',
  'colour.turquoise': 'turquoise',
  'colour.blue': 'blue',
  'colour.purple': 'purple',
  'colour.magenta': 'magenta',
  'colour.pink': 'pink',
} as const
