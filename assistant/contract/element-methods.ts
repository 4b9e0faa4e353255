import { z } from 'zod'
import { defineMethod } from '../../models/contract/method'
import { role } from '../../models/contract/scene'
import { description } from './descriptions'

const pictureId = z.string().max(64)
const index = z.number().int().nonnegative()
const nameId = z.string().max(64)
const typedName = z.string().max(1000)

/** A name that the person gave to an element, as it is listed. */
export const ownName = z.object({
  id: nameId,
  ownName: z.string(),
  /** The name that was found on the picture; empty where there was none. */
  name: z.string(),
  role,
  /** Title of the window it is in; empty where that has none. */
  window: z.string(),
})
export type OwnName = z.infer<typeof ownName>

/** What would be clicked, before anything is. */
export const clickPlan = z.object({
  clickId: z.string(),
  /** What will be clicked, in words, and which keys decide. */
  question: z.string(),
  /** Whether it may be impossible to undo. */
  careful: z.boolean(),
})
export type ClickPlan = z.infer<typeof clickPlan>

const elements = description.shape.elements

/** What a person does with the elements of a picture. */
export const elementMethods = {
  /** The elements of a picture with the names they have now. */
  listElements: defineMethod({
    name: 'elements.list',
    params: z.strictObject({ pictureId }),
    result: z.object({ elements }),
  }),
  nameElement: defineMethod({
    name: 'elements.name',
    params: z.strictObject({ pictureId, index, ownName: typedName }),
    result: z.object({ elements }),
  }),
  /** Takes the person's own name away from an element. */
  unnameElement: defineMethod({
    name: 'elements.unname',
    params: z.strictObject({ pictureId, index }),
    result: z.object({ elements }),
  }),
  listNames: defineMethod({
    name: 'names.list',
    params: z.strictObject({}),
    result: z.object({ names: z.array(ownName) }),
  }),
  renameName: defineMethod({
    name: 'names.rename',
    params: z.strictObject({ id: nameId, ownName: typedName }),
    result: z.object({ names: z.array(ownName) }),
  }),
  removeName: defineMethod({
    name: 'names.remove',
    params: z.strictObject({ id: nameId }),
    result: z.object({ names: z.array(ownName) }),
  }),
  /** Says what would be clicked. Nothing is clicked until `elements.click` confirms it with this id, once and soon. */
  planClick: defineMethod({
    name: 'elements.planClick',
    params: z.strictObject({ pictureId, index }),
    result: clickPlan,
  }),
  /** Looks at the screen again, finds the element, and clicks it; does nothing where it is not found for certain. */
  click: defineMethod({
    name: 'elements.click',
    params: z.strictObject({ clickId: z.string().max(64) }),
    result: z.object({ said: z.string() }),
    cancellable: true,
  }),
}
export type ElementContract = typeof elementMethods
