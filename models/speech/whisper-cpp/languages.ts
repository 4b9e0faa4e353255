/** Languages in the order of their tokens in Whisper's vocabulary, in whisper.cpp's codes. The last came with large-v3. */
const CODES = (
  'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te ' +
  'fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps ' +
  'tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue'
).split(' ')

/** Codes that differ from ISO 639. */
const ISO: Readonly<Record<string, string>> = { jw: 'jv' }

/** The first `count` languages of the vocabulary, as ISO 639 names them. */
export const languagesOf = (count: number): string[] => CODES.slice(0, count).map(isoOf)

/** How ISO 639 names what whisper.cpp names so; null for what is no language. */
export const isoCode = (code: string): string | null => (CODES.includes(code) ? isoOf(code) : null)

/** How whisper.cpp names a language of ISO 639; undefined where Whisper does not know it. */
export const whisperCode = (iso: string): string | undefined => CODES.find((code) => isoOf(code) === iso)

const isoOf = (code: string): string => ISO[code] ?? code
