import { z } from 'zod'

/**
 * What was recognised in one picture. All boxes are `[x, y, width, height]` in pixels of the upright picture:
 * after the camera's orientation (EXIF) was honoured, and before any rotation of the text was undone.
 * Confidences run from 0 (a guess) to 1 (certain).
 */
export const box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof box>

export const confidence = z.number().min(0).max(1)

/** A colour as `#rrggbb`. */
export const colour = z.string().regex(/^#[0-9a-f]{6}$/)

export const textLine = z.object({
  text: z.string(),
  box,
  confidence,
  /** Colour of the strokes, and of what is behind them. */
  ink: colour.optional(),
  paper: colour.optional(),
})
export type TextLine = z.infer<typeof textLine>

/** Lines that belong together, in reading order. `lines` are indexes into the scene's lines. */
export const textBlock = z.object({
  kind: z.enum(['heading', 'paragraph', 'list', 'caption', 'code']),
  lines: z.array(z.number().int().nonnegative()),
  box,
  /** Column of the page, from 0, in reading order. */
  column: z.number().int().nonnegative(),
})
export type TextBlock = z.infer<typeof textBlock>

/** A table: one string per cell, row by row; an empty string where nothing stands. */
export const table = z.object({
  box,
  rows: z.array(z.array(z.string())),
  /** Whether the first row names the columns. */
  header: z.boolean(),
  /** For every cell that has text: where it stands. */
  cells: z.array(z.object({ row: z.number().int(), column: z.number().int(), text: z.string(), box })),
})
export type Table = z.infer<typeof table>

/** Roles in the words of ARIA, so that every host can speak them as screen readers do. */
export const roles = [
  'window',
  'dialog',
  'titlebar',
  'toolbar',
  'menubar',
  'menu',
  'menuitem',
  'tablist',
  'tab',
  'button',
  'link',
  'textbox',
  'password',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'spinbutton',
  'progressbar',
  'scrollbar',
  'list',
  'listitem',
  'tree',
  'treeitem',
  'table',
  'heading',
  'image',
  'chart',
  'icon',
  'region',
  'statusbar',
  'sidebar',
] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

export const elementState = z.object({
  checked: z.boolean().optional(),
  selected: z.boolean().optional(),
  disabled: z.boolean().optional(),
  focused: z.boolean().optional(),
  expanded: z.boolean().optional(),
  /** What a field holds or a slider or progress bar shows (`"40 %"`). */
  value: z.string().optional(),
})
export type ElementState = z.infer<typeof elementState>

export const element = z.object({
  role,
  /** The accessible name; empty when none was found. */
  name: z.string(),
  /** The person's own name for it, kept from an earlier look. */
  ownName: z.string().optional(),
  state: elementState.optional(),
  box,
  confidence,
  /** Main colour of the element's own surface. */
  fill: colour.optional(),
  /**
   * Where the name was told from a drawing: the meaning's id (`models/starter/screen/icons.json`), how sure it is, and all that the drawing
   * is used for, where that is more than the name says (“Paste, clipboard”).
   */
  icon: z.object({ meaning: z.string(), confidence, words: z.string().optional() }).optional(),
  /** What its pixels look like, for finding it again (`models/vision/signature.ts`). */
  signature: z
    .string()
    .regex(/^[0-9a-f]{34}$/)
    .optional(),
})
export type Element = z.infer<typeof element>

/** Why a claim of a model was hedged or dropped: what it claimed, and what the exact parts found instead. */
export const claimReason = z.object({
  /**
   * `text`: quoted text against the text that was read; `number`: a number that was not read anywhere; `count` and `element`: controls
   * against those recognised; `state`: a control's state; `kind`: “a photo of” against the kind of picture; `reading`: a second look.
   */
  check: z.enum(['text', 'number', 'count', 'element', 'state', 'kind', 'reading']),
  claimed: z.string(),
  /** Empty where nothing was found. */
  found: z.string(),
})
export type ClaimReason = z.infer<typeof claimReason>

/** One sentence of a model. `hedged`: said with a doubt; `dropped`: not said, because what was read or counted says otherwise. */
export const claim = z.object({
  text: z.string(),
  verdict: z.enum(['kept', 'hedged', 'dropped']),
  reasons: z.array(claimReason),
  /** The probability of an average token up to its end, 0 to 1. */
  confidence,
})
export type Claim = z.infer<typeof claim>

/** A thing that a model found, and where. An opinion, as everything a model says. */
export const modelObject = z.object({ name: z.string(), box })
export type ModelObject = z.infer<typeof modelObject>

/** A model's own words about the picture. Always said to be the model's opinion. */
export const caption = z.object({
  /** All it said, without Markdown. */
  text: z.string(),
  /** The probability of an average token, 0 to 1. */
  confidence,
  claims: z.array(claim).default([]),
  /** Where a second look says something else than the first. */
  disagreements: z.array(z.object({ first: z.string(), second: z.string() })).default([]),
  /** Things it found in a photograph or drawing; also among the scene's elements, as images of low confidence. */
  objects: z.array(modelObject).default([]),
  /** The language it is written in, as in BCP 47; that of the interface when left out. */
  language: z.string().optional(),
  /** The model's name. */
  model: z.string().optional(),
  /** `length` and `time`: it was ended by a limit. */
  ended: z.enum(['end', 'length', 'time']).optional(),
})
export type Caption = z.infer<typeof caption>

export const imageFacts = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  format: z.enum(['png', 'jpeg', 'webp', 'avif', 'gif', 'bmp', 'tiff', 'svg', 'pdf', 'raw']),
  /** Number of pages of a PDF or TIFF, or frames of an animation, where there is more than one. */
  pages: z.number().int().positive().optional(),
  /** The page that was looked at, from 1. */
  page: z.number().int().positive().optional(),
})
export type ImageFacts = z.infer<typeof imageFacts>

/** `black`, `white`, or one other colour all over; `transparent` when nothing is painted at all. */
export const blankFinding = z.object({ kind: z.enum(['black', 'white', 'uniform', 'transparent']), colour })
export type BlankFinding = z.infer<typeof blankFinding>

export const pictureKind = z.enum(['screen', 'document', 'photo', 'drawing'])
export type PictureKind = z.infer<typeof pictureKind>

export const kindFinding = z.object({ name: pictureKind, confidence })

/** A share of the picture's area in one colour; shares are sorted from the largest and add up to at most 1. */
export const colourShare = z.object({ colour, share: z.number().min(0).max(1) })
export type ColourShare = z.infer<typeof colourShare>

export const modelUsed = z.object({
  id: z.string(),
  /** True for what comes with Descry, false for a model the person installed. */
  starter: z.boolean(),
})

export const overview = z.object({
  image: imageFacts,
  blank: blankFinding.nullable(),
  kind: kindFinding,
  colours: z.array(colourShare),
  /** Number of places where text was found; the text itself follows. */
  textRegions: z.number().int().nonnegative(),
  /** How far the text is turned clockwise from upright, in degrees. */
  textRotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
})
export type Overview = z.infer<typeof overview>

export const scene = overview.extend({
  /** In reading order. */
  lines: z.array(textLine),
  blocks: z.array(textBlock),
  tables: z.array(table),
  elements: z.array(element),
  caption: caption.optional(),
  model: modelUsed,
  timings: z.object({
    decodeMs: z.number(),
    detectMs: z.number(),
    readMs: z.number(),
    screenMs: z.number(),
    totalMs: z.number(),
  }),
})
export type Scene = z.infer<typeof scene>
