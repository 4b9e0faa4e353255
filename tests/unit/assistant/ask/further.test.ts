import { describe, expect, it } from 'vitest'
import { answerQuestion } from '../../../../assistant/ask'
import type { Language } from '../../../../models/contract/engines'
import type { Scene } from '../../../../models/contract/scene'
import * as scenes from './scenes'

const further = {
  mail: scenes.mail,
  invoice: scenes.invoice,
  quick: scenes.quickSettings,
  toolbar: scenes.iconToolbar,
} satisfies Record<string, Scene>

type Row = readonly [scene: keyof typeof further, question: string, answer: RegExp | null, language?: Language]

/** Null where the answer must be “not known”. */
const rows: readonly Row[] = [
  ['mail', 'who sent Invoice 4471', null],
  ['mail', 'what is the subject of the mail from Tom Berg', /“Holiday photos”/],
  ['mail', 'when was Lunch on Friday received', /“09:12”/],
  ['mail', 'how many mails are from Ana Lopez', /2|two/],
  ['mail', 'is the reply button available', /^No/],
  ['mail', 'can I press Reply?', /^No/],
  ['mail', 'what does the search box contain', /empty/],
  ['mail', 'is the search field empty', /^Yes/],
  ['mail', 'how full is the storage', /83 %/],
  ['mail', 'which folder is selected', /“Inbox”/],
  ['mail', 'what program is this', /“Post Office”/],
  ['mail', 'read the subjects', /Lunch.*Invoice.*Holiday/],
  ['mail', 'where is the new message button', /bottom left/],
  ['mail', 'is the sender angry', null],
  ['mail', 'what colour is the New message button', /blue/],
  ['mail', 'what did Tom write', null],
  ['invoice', 'Wie hoch ist der Gesamtbetrag?', /„35,90 €“/, 'de'],
  ['invoice', 'Was kostet der Rosenstock', /„24,90 €“/, 'de'],
  ['invoice', 'Welche Kundennummer steht da', /„70093“/, 'de'],
  ['invoice', 'Wie ist die Telefonnummer', /040 \/ 55 81 20/, 'de'],
  ['invoice', 'Von wann ist die Rechnung', /12\.02\.2025/, 'de'],
  ['invoice', 'what is the invoice date', /12\.02\.2025/],
  ['invoice', 'Ist die Rechnung bezahlt', null, 'de'],
  ['invoice', 'Was kostet der Rasenmäher', null, 'de'],
  ['invoice', 'what is the total amount', /35,90 €/],
  ['quick', 'is bluetooth on', /No/],
  ['quick', 'Is do not disturb turned on?', /Yes/],
  ['quick', 'is location on', /^No.*“Off”/],
  ['quick', "what's the battery", /“76 %”/],
  ['toolbar', 'what does the icon to the right of Save mean', /probably “Delete” \(button\) at the top/],
  ['toolbar', 'what do the icons mean?', /probably “Delete”.*“Settings”.*one that I do not know/],
  ['toolbar', 'what is the button to the right of Save', /probably “Delete” \(button\)/],
  ['toolbar', 'which button is left of Settings', /“Delete”/],
  ['toolbar', 'Was bedeutet das Symbol rechts von Save?', /wahrscheinlich „Delete“/, 'de'],
  ['toolbar', 'Welche Symbole gibt es?', /„Settings“.*das ich nicht kenne/, 'de'],
  ['mail', 'what does the icon to the left of Reply mean', null],
  ['quick', 'where is Done', /top right.*bottom right|bottom right.*top right/],
]

describe('further questions', () => {
  const cases = rows.map(([name, question, expected, language = 'en']) => ({ name, question, expected, language }))
  it.each(cases)('on the $name picture: “$question”', ({ name, question, expected, language }) => {
    const { answered, answer } = answerQuestion(further[name], question, { language })
    expect(answered, answer).toBe(expected !== null)
    if (expected) expect(answer).toMatch(expected)
  })
})
