import { describe, expect, test } from 'vitest'
import { groundCaption } from '../../../../assistant/describe'
import { printersScreen, settingsScreen } from '../../../fixtures/scenes'

describe('a captioner’s claims', () => {
  test('are kept where nothing contradicts them', () => {
    expect(groundCaption('A settings window with a light theme. It has a row of controls.', settingsScreen)).toEqual({
      kept: ['A settings window with a light theme.', 'It has a row of controls.'],
      unchecked: [],
      dropped: 0,
    })
  })

  test('fall when they quote text that is not there', () => {
    const grounded = groundCaption('The title says "Bluetooth". A button is labelled "Cancel".', settingsScreen)
    expect(grounded.kept).toEqual(['A button is labelled "Cancel".'])
    expect(grounded.dropped).toBe(1)
  })

  test('fall when they quote it in capitals, in single quotes or in German', () => {
    for (const claim of ['A sign reads EXIT HERE.', 'There is a ‘Bluetooth’ tab.', 'Der Titel lautet „Drucker“.'])
      expect(groundCaption(claim, settingsScreen)).toMatchObject({ kept: [], dropped: 1 })
  })

  test('stand when only the case or the punctuation differs', () => {
    expect(groundCaption('The title says “NETWORK SETTINGS!”', settingsScreen).dropped).toBe(0)
  })

  test('apostrophes are not quotation marks', () => {
    const caption = 'The user’s window and the person’s desk.'
    expect(groundCaption(caption, settingsScreen).kept).toEqual([caption])
  })

  test('fall when they count controls differently', () => {
    expect(groundCaption('It has two buttons.', settingsScreen).kept).toHaveLength(1)
    expect(groundCaption('It has five buttons.', settingsScreen)).toMatchObject({ kept: [], dropped: 1 })
    expect(groundCaption('Es gibt drei Kontrollkästchen.', settingsScreen).dropped).toBe(1)
  })

  test('are doubtful when nothing of what they count was recognised', () => {
    expect(groundCaption('It has three check boxes.', printersScreen)).toMatchObject({ kept: [], dropped: 0 })
    expect(groundCaption('It has three check boxes.', printersScreen).unchecked).toHaveLength(1)
  })

  test('are doubtful when they name numbers that were not read', () => {
    expect(groundCaption('The price is 49.99.', settingsScreen).unchecked).toEqual(['The price is 49.99.'])
    expect(groundCaption('One printer is at 192.168.1.20.', printersScreen).kept).toHaveLength(1)
  })
})
