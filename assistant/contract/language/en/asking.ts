/** Asking: what Descry says when it does that. Messages are in ICU message syntax. */
export const asking = {
  'ask.hedged': '{level, select, low {Hard to make out, and perhaps wrong: {answer}} other {Probably: {answer}}}',
  'ask.yesno': '{yes, select, yes {Yes.} other {No.}} {answer}',
  'ask.withRole': '{name} ({role})',

  'ask.unknown':
    'That is not known: Descry answers from the text, the controls and the tables that it recognised, and found nothing there that answers this.',
  'ask.unknown.photo':
    'That is not known: of a photograph Descry can only tell its text, size and colours, not what it shows. Questions about what it shows need a captioning model, which can be installed.',
  'ask.noSums':
    'That is not known: Descry reads values and does not compare or add them up. The table can be read row by row.',
  'ask.nothing':
    'There is no question. Ask, for example, what a button says, whether a box is ticked, or for the second paragraph.',
  'ask.absent': 'I find no {name} on this picture.',
  'ask.absent.role': 'I find no {role} on this picture.',
  'ask.absent.both': 'I find no {role} {name} on this picture.',
  'ask.absent.value': 'I find nothing about {name} on this picture, so that is not known.',
  'ask.absent.others': 'What I do find: {names}.',
  'ask.absent.hint': 'The list of texts has everything that was read.',
  'ask.blank.nothing': '{what} So nothing on it can answer that.',
  'ask.blank.not': 'No, it is not blank{lines, plural, =0 {, though no text was found on it} other {: it has {text}}}.',

  'ask.kind':
    '{kind, select, screen {{sure, select, no {Probably a screen} other {A screen}}} document {{sure, select, no {Probably a page of text} other {A page of text}}} photo {{sure, select, no {Probably a photograph} other {A photograph}}} other {{sure, select, no {Probably a drawing or chart} other {A drawing or chart}}}}.',
  'ask.kind.is': '{yes, select, yes {Yes.} other {No.}} {kind}',
  'ask.what': '{kind}{titled, select, yes { Its title is {title}.} other {}}',
  'ask.what.has': 'It has {items}.',
  'ask.size': 'The picture is {width} pixels wide and {height} pixels high.',
  'ask.format':
    'The picture is in {shape, select, landscape {landscape} portrait {portrait} other {square}} format{format, select, none {} other {, as a {format} file}}.',
  'ask.pages': '{pages, plural, one {It has one page} other {It has # pages, and this is page {page}}}.',
  'ask.turned':
    '{degrees, select, 0 {The text stands upright} 180 {The text is upside down} 90 {The text is turned clockwise by 90 degrees} other {The text is turned counter-clockwise by 90 degrees}}.',
  'ask.caption': 'In the opinion of a model: {text}',
  'ask.model.dropped':
    'A model was asked, but its answer was left out, because what was read on the picture says otherwise.',
  'ask.photo.text': 'The text on it reads {text}.',
  'ask.photo.captioner': 'What it shows is not known; a captioning model can be installed for that.',

  'ask.lines': '{count, plural, one {one line of text} other {# lines of text}}',
  'ask.text.none': 'No text was found on the picture.',
  'ask.reads': 'It reads: {text}',
  'ask.part':
    '{unit, select, line {Line} paragraph {Paragraph} sentence {Sentence} word {Word} heading {Heading} list {List} other {Block}} {place} reads: {text}',
  'ask.part.missing':
    'There is no such {unit, select, line {line} paragraph {paragraph} sentence {sentence} word {word} heading {heading} list {list} other {block of text}}: I find {count, plural, =0 {none} other {only #}}.',

  'ask.count':
    '{unit, select, line {{count, plural, one {There is one line of text} other {There are # lines of text}}} word {{count, plural, one {There is one word} other {There are about # words}}} heading {{count, plural, =0 {I find no heading} one {There is one heading} other {There are # headings}}} paragraph {{count, plural, =0 {I find no paragraph} one {There is one paragraph} other {There are # paragraphs}}} list {{count, plural, =0 {I find no list} one {There is one list} other {There are # lists}}} table {{count, plural, =0 {I find no table} one {There is one table} other {There are # tables}}} column {{count, plural, one {The text stands in one column} other {The text stands in # columns}}} other {{count, plural, one {There is one block of text} other {There are # blocks of text}}}}.',
  'ask.count.none': 'There are none that I can find: no {role} on this picture.',
  'ask.count.doubtful':
    '{least, plural, =0 {Perhaps {most}, but none was recognised with certainty} other {At least #, perhaps {most}: not all were recognised with certainty}}.',
  'ask.count.table':
    '{unit, select, row {{count, plural, one {one row} other {# rows}}{header, select, yes { below its headings} other {}}} other {{count, plural, one {one column} other {# columns}}}}',
  'ask.count.one': 'The table has {each}.',
  'ask.count.tables': 'There are {count} tables, with {each}.',
  'ask.count.state':
    '{count, plural, =0 {None} other {#}} of {all, plural, one {one} other {#}} {count, plural, one {is} other {are}} {state}{count, plural, =0 {} other {: {names}}}.{unclear, plural, =0 {} one { Of one this could not be recognised.} other { Of # this could not be recognised.}}',
  'ask.count.times':
    '{name} appears {count, plural, =0 {nowhere in the text that was read} one {once} other {# times}}.',
  'ask.count.unseen':
    'How many that is, is not known: Descry counts controls, lines, headings, and the rows of tables, and finds no {name} among them.',
  'ask.list': '{count, plural, one {There is} other {There are}} {counted}: {names}.',
  'ask.list.mixed': '{count, plural, one {There is one} other {There are #}}: {names}.',

  'ask.error.yes': 'Yes. It reads: {text}',
  'ask.error.denied': 'No. It reads: {text}',
  'ask.error.none': 'I find no text that speaks of an error.',

  'ask.colour.all': 'It is {colour} all over.',
  'ask.colour.background': 'The background is {colour}: that is {share} % of the picture.',
  'ask.colours': '{count, plural, one {The main colour is {colours}} other {The main colours are {colours}}}.',
  'ask.colour.text':
    '{count, plural, one {The text is {colours}} other {The text is in several colours, most of it first: {colours}}}.',
  'ask.colour.of':
    '{has, select, both {{name} is {fill}, with {ink} text} fill {{name} is {fill}} other {The text {name} is {ink}}}.',
  'ask.colour.none': 'The colours could not be recognised.',
  'ask.colour.unseen': 'The colour of {name} could not be recognised.',

  'ask.place': '{name} is {place}.',
  'ask.place.beside':
    '{place}, {side, select, left {to the left of} right {to the right of} above {above} other {below}} {name}',
  'ask.icon': '{known, select, yes {{name}} other {one that I do not know}} ({role}) {place}',
  'ask.icons': '{count, plural, one {By its drawing} other {By their drawings}}: {icons}.',
  'ask.icons.none': 'No icon was found there.',
  'ask.beside':
    '{side, select, left {To the left of {name}} right {To the right of {name}} above {Above {name}} below {Below {name}} after {After {name}} before {Before {name}} other {Beside {name}}}: {what}.',
  'ask.beside.none':
    'I find nothing {side, select, left {to the left of} right {to the right of} above {above} below {below} after {after} before {before} other {beside}} {name}.',
  'ask.at': 'What is {place}: {what}.',
  'ask.at.none': 'I find nothing {place}.',
  'ask.focus': 'The focus is on {name}.',
  'ask.focus.none': 'Where the focus is could not be recognised.',

  'ask.state':
    '{yes, select, yes {Yes, {name} is} no {No, {name} is} other {{name} is}} {state, select, ticked {ticked} notticked {not ticked} on {on} noton {off} selected {selected} notselected {not selected} disabled {unavailable} notdisabled {available} focused {in focus} notfocused {not in focus} expanded {expanded} notexpanded {collapsed} empty {empty} notempty {not empty} other {not known}}.',
  'ask.state.noSign': '{yes, select, yes {Yes} other {No}}, {name} shows no sign of being unavailable.',
  'ask.state.unclear': 'I find {name}, but its state could not be recognised.',
  'ask.state.textOnly': 'I find the text {name}, but no control that belongs to it, so that is not known.',
  'ask.which':
    '{count, plural, one {{names} is} other {{names} are}} {state, select, ticked {ticked} notticked {not ticked} on {on} noton {off} selected {selected} notselected {not selected} disabled {unavailable} notdisabled {available} focused {in focus} notfocused {not in focus} expanded {expanded} notexpanded {collapsed} empty {empty} other {so}}.',
  'ask.which.none':
    '{count, plural, one {The only one is} other {None of the # is}} {count, plural, one {not } other {}}{state, select, ticked {ticked} notticked {unticked} on {on} noton {off} selected {selected} notselected {unselected} disabled {unavailable} notdisabled {available} focused {in focus} expanded {expanded} notexpanded {collapsed} empty {empty} other {so}}.',
  'ask.which.noSign':
    '{count, plural, one {The only one shows} other {None of the # shows}} any sign of being unavailable.',
  'ask.which.enabled': 'These show no sign of being unavailable: {names}.',
  'ask.which.unclear': 'I find none of which that could be recognised.',

  'ask.there.text':
    'Yes. {exact, select, yes {{name} stands here} other {Something much like {name} stands here}}: {texts}{count, plural, one {} other {}}.',
  'ask.there.noText':
    '{count, plural, =0 {No text was found on the picture, and so no {name}} one {No, I find no {name} in the one line that was read} other {No, I find no {name} in the # lines that were read}}.',
  'ask.there.element': 'Yes, there is the {role} {name}.',
  'ask.there.noElement': 'No, I find no {role}{named, select, yes { {name}} other {}} on this picture.',
  'ask.there.lines': '{lines, plural, =0 {No text was found} other {Yes, there is {text}}}.',
  'ask.there.tables':
    '{count, plural, =0 {No, I find no table} one {Yes, there is one table} other {Yes, there are # tables}}.',
  'ask.there.values': 'Yes: {texts}.',
  'ask.there.unseen':
    'I find no {name} among the text and the controls. Whether the picture shows one is not known; a captioning model can be installed for that.',

  'ask.title':
    '{count, plural, one {The {kind, select, heading {heading} other {title}} is} other {The {kind, select, heading {headings} other {titles}} are}} {names}.',
  'ask.title.none': 'I find no title or heading.',
  'ask.title.begins': 'The text begins with {text}.',
  'ask.says': 'The {role} says {text}.',
  'ask.holds': 'The {role}{named, select, yes { {name}} other {}} contains {value}.',
  'ask.holds.nothing': 'The {role}{named, select, yes { {name}} other {}} is empty.',
  'ask.holds.unclear': 'What the {role}{named, select, yes { {name}} other {}} contains could not be recognised.',
  'ask.hidden': 'The {role}{named, select, yes { {name}} other {}} hides its contents.',
  'ask.inside.none': 'No text was found in the {role}.',
  'ask.carried': 'What exactly stands where is not known. All the text on the picture reads: {text}',

  'ask.value': '{label}: {value}.',
  'ask.value.none': 'I find no such value on this picture.',
  'ask.looks':
    '{count, plural, one {{texts}: the only {kind, select, phone {telephone number} email {e-mail address} web {web address} date {date} time {time of day} money {price} other {network address}} on the picture} other {There are several: {texts}}}.',

  'ask.table.none': 'I find no table on this picture.',
  'ask.table.outside':
    'The table has no such place: it has {rows, plural, one {one row} other {# rows}} and {columns, plural, one {one column} other {# columns}}.',
  'ask.cell':
    '{heading, select, yes {{column} of {row}} other {{row}}}: {empty, select, yes {nothing stands there} other {{value}}}.',
  'ask.cell.at':
    'Row {row}, column {column}{heading, select, yes {, {name}} other {}}: {empty, select, yes {nothing stands there} other {{value}}}.',
  'ask.row': 'Row {row}: {cells}.',
  'ask.column': 'Column {column}{heading, select, yes {, {name}} other {}}: {values}.',
  'ask.columns': '{count, plural, one {The column is} other {The columns are}} {names}.',
  'ask.columns.unnamed':
    'The table has {count, plural, one {one column} other {# columns}}, and no headings were recognised.',
  'ask.rows.with': '{names}{heading, select, yes {, with {column} {value}} other {, with {value}}}.',
  'ask.rows.count': '{count}: {rows}',
  'ask.rows.none': 'I find no row with {value}.',
} as const
