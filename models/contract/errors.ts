/**
 * The closed list of things that can go wrong, each with one sentence that tells a person what to do,
 * the exit status of the terminal program, and whether the same call may succeed when it is made again.
 *
 * `{detail}` in a sentence is replaced by the error's detail (a file name, a number); it is left out when there is none.
 * Exit status: 2 wrong usage, 3 the input can't be used, 4 something needed is not installed, 5 failed inside.
 */
interface ErrorEntry {
  sentence: string
  exit: 2 | 3 | 4 | 5
  retryable: boolean
}

const entry = (exit: ErrorEntry['exit'], sentence: string, retryable = false): ErrorEntry => ({
  sentence,
  exit,
  retryable,
})

export const errorTable = {
  USAGE: entry(2, '{detail} Run the command with --help to see how it is used.'),
  BAD_REQUEST: entry(
    5,
    'Descry received a message it does not understand: {detail}. Please update all of Descry together.',
  ),
  UNKNOWN_METHOD: entry(5, 'This part of Descry can’t do “{detail}”. Please update all of Descry together.'),
  CANCELLED: entry(5, 'Stopped, as you asked.', true),
  NOT_ALLOWED: entry(3, 'Descry may not open {detail}. Choose the file again in Descry.'),

  FILE_NOT_FOUND: entry(3, 'There is no file {detail}. Check the name and the folder.'),
  FILE_IS_DIRECTORY: entry(3, '{detail} is a folder. Name a file inside it.'),
  FILE_EMPTY: entry(3, '{detail} is empty. Choose a file that has something in it.'),
  FILE_UNREADABLE: entry(3, '{detail} can’t be read. Check that you are allowed to open it.'),
  FILE_TOO_LARGE: entry(3, '{detail} is too large. Descry opens files of up to 256 MB.'),
  PICTURE_UNSUPPORTED: entry(
    3,
    '{detail} is not a picture Descry can open. Use PNG, JPEG, WebP, AVIF, GIF, BMP, TIFF, SVG or PDF.',
  ),
  PICTURE_DAMAGED: entry(3, '{detail} is damaged or incomplete. Save or download the picture again.'),
  PICTURE_TOO_LARGE: entry(
    3,
    '{detail} has too many pixels. Descry opens pictures of up to 100 million pixels; save a smaller copy.',
  ),
  PDF_DAMAGED: entry(3, '{detail} is a damaged PDF. Save or download it again.'),
  PDF_ENCRYPTED: entry(3, '{detail} is locked with a password. Save a copy without the password and open that.'),
  PDF_PAGE_MISSING: entry(3, 'The file has no page {detail}. Choose a page that exists.'),
  PICTURE_FORGOTTEN: entry(3, 'Descry no longer has this picture in memory. Open it again and ask once more.', true),

  CAPTURE_UNAVAILABLE: entry(
    4,
    'Descry can’t take a picture of the screen here: {detail}. Save a screenshot with your system and open that.',
  ),
  CAPTURE_DENIED: entry(
    3,
    'The system did not allow a picture of the screen. Allow screen recording for Descry in the system’s privacy settings.',
    true,
  ),
  SCREEN_LOCKED: entry(3, 'The screen is locked, so Descry does not look at it. Unlock it and try again.', true),
  PASSWORD_PROMPT: entry(
    3,
    'A password is being asked for, so Descry does not look at the screen. Answer that first and try again.',
    true,
  ),
  CLIPBOARD_EMPTY: entry(3, 'There is no picture on the clipboard. Copy a picture and try again.', true),
  AREA_OUTSIDE: entry(3, 'The area {detail} lies outside the screen. Choose an area on the screen.'),

  SOUND_UNSUPPORTED: entry(
    3,
    '{detail} is not a sound or video file Descry can open. Use WAV, MP3, M4A, FLAC, OGG, Opus, WebM, MP4 or MKV.',
  ),
  SOUND_DAMAGED: entry(3, '{detail} is damaged or incomplete. Save or download the file again.'),
  SOUND_MISSING: entry(3, '{detail} has no sound in it. Choose a file that has.'),
  MICROPHONE_MISSING: entry(4, 'No microphone was found. Plug one in and try again.', true),
  MICROPHONE_DENIED: entry(
    3,
    'The system did not allow the microphone. Allow it for Descry in the system’s privacy settings.',
    true,
  ),
  SYSTEM_SOUND_UNAVAILABLE: entry(
    4,
    'The sound of this computer can’t be captured here: {detail}. Captions of the microphone still work.',
  ),
  SOUND_DEVICE_LOST: entry(3, 'The sound device {detail} was unplugged. Plug it in or choose another.', true),
  RECOGNISER_DAMAGED: entry(
    4,
    'The speech recogniser {detail} is damaged or incomplete. Choose another or install it again.',
  ),
  RECOGNISER_UNSUPPORTED: entry(4, 'The speech recogniser can’t do this: {detail}. Choose another recogniser.'),
  LANGUAGE_UNKNOWN: entry(2, 'The speech recogniser does not know the language {detail}. Choose another language.'),
  TRANSCRIPT_MISSING: entry(3, 'There is no transcript {detail} any more.'),

  VOICE_UNAVAILABLE: entry(4, 'No voice was found on this computer. {detail}'),
  VOICE_FAILED: entry(5, 'The voice stopped working: {detail}. Choose another voice in the settings.', true),

  ENGINE_UNAVAILABLE: entry(5, 'A part of Descry could not be started: {detail}. Run “descry doctor”.', true),
  ENGINE_RESTARTED: entry(5, 'A part of Descry stopped and was started again. Please try once more.', true),
  CONNECTION_LOST: entry(
    5,
    'The connection to Descry was lost. It is made again as soon as Descry answers; then try once more.',
    true,
  ),
  MODEL_QUARANTINED: entry(
    5,
    'The model {detail} stopped Descry several times and was switched off. Choose another model or remove it.',
  ),
  CAPTIONER_DAMAGED: entry(4, 'The model {detail} is damaged or incomplete. Choose another or install it again.'),
  QUESTIONS_UNSUPPORTED: entry(
    4,
    'The model {detail} describes pictures but answers no questions. Choose another model for questions.',
  ),
  CAPTIONER_UNSUPPORTED: entry(4, 'Descry can’t run the model {detail}. Choose another model.'),
  MODEL_TOO_SLOW: entry(5, 'The model {detail} gave no answer in time and was stopped. Choose a smaller model.', true),
  MODEL_MISSING: entry(4, 'Part of Descry is missing: {detail}. Install Descry again.'),
  NOT_INSTALLED: entry(4, '{detail} is not installed. Install it and try again.'),

  ENDPOINT_ADDRESS: entry(
    2,
    '{detail} is not the address of a server. Enter one such as http://localhost:11434/v1 or https://ai.example.org/v1.',
  ),
  ENDPOINT_MISSING: entry(4, 'No server is set up. Enter its address in the settings, or with “descry endpoint set”.'),
  ENDPOINT_NOT_AGREED: entry(
    3,
    'Nothing was sent to {detail}, because you have not agreed to it. Check what would be sent and agree in the settings, or with “descry endpoint set”.',
  ),
  ENDPOINT_MODEL_UNSET: entry(
    4,
    'No model of the server {detail} is chosen. Test the server in the settings, or with “descry endpoint test”, and choose one.',
  ),
  ENDPOINT_UNREACHABLE: entry(
    5,
    'The server {detail} can’t be reached. Check that it runs and that its address is right.',
    true,
  ),
  ENDPOINT_CONNECT_TIMEOUT: entry(
    5,
    'The server {detail} did not take the connection in time. Check the network, and that the server runs.',
    true,
  ),
  ENDPOINT_ANSWER_TIMEOUT: entry(
    5,
    'The server {detail} did not begin to answer in time. It may still be loading its model: try again later, or allow it more time in the settings.',
    true,
  ),
  ENDPOINT_RESTING: entry(
    5,
    'The server {detail} did not answer in time a moment ago, so Descry leaves it alone for about two minutes. Test it in the settings to use it sooner.',
    true,
  ),
  ENDPOINT_STALLED: entry(5, 'The server {detail} fell silent in the middle of its answer. Please try again.', true),
  ENDPOINT_CUT: entry(
    5,
    'The connection to the server {detail} broke off in the middle of its answer. Please try again.',
    true,
  ),
  ENDPOINT_INSECURE: entry(
    5,
    'No secure connection to the server {detail} could be made, so nothing was sent. Check its address and its certificate.',
  ),
  ENDPOINT_KEY_REFUSED: entry(3, 'The server {detail} wants a valid key. Enter the key again in the settings.'),
  ENDPOINT_FORBIDDEN: entry(
    3,
    'The server {detail} does not allow this with your key. Ask whoever runs it, or use another key.',
  ),
  ENDPOINT_MODEL_MISSING: entry(
    4,
    'The server does not have the model {detail}. Test the server in the settings and choose one that it has.',
  ),
  ENDPOINT_PATH_MISSING: entry(4, 'There is nothing for Descry at {detail}. Check the address; it often ends in /v1.'),
  ENDPOINT_TOO_LARGE: entry(
    3,
    'What was sent is too large for the server {detail}. Choose a smaller size for pictures in the settings.',
  ),
  ENDPOINT_BUSY: entry(5, 'The server has too much to do just now. Wait {detail} and try again.', true),
  ENDPOINT_FAILED: entry(5, 'The server {detail} reports a failure of its own. Try again later.', true),
  ENDPOINT_REFUSED: entry(
    5,
    'The server refused the request: {detail}. Choose another model, or ask whoever runs the server.',
  ),
  ENDPOINT_REDIRECT: entry(
    4,
    'The server wants to pass Descry on to {detail}, which you have not agreed to. If that is right, enter it as the address.',
  ),
  ENDPOINT_HTML: entry(
    4,
    'The server {detail} answered with a web page instead of data. Check the address; it often ends in /v1.',
  ),
  ENDPOINT_BAD_JSON: entry(
    5,
    'The answer of the server {detail} could not be understood. Check that it speaks the OpenAI-compatible protocol.',
  ),
  ENDPOINT_BAD_STREAM: entry(
    5,
    'The answer of the server {detail} was garbled while it arrived. Please try again.',
    true,
  ),
  ENDPOINT_EMPTY: entry(
    5,
    'The server {detail} gave an empty answer. Choose another model or ask in other words.',
    true,
  ),
  ENDPOINT_TOO_LONG: entry(
    5,
    'The answer of the server {detail} did not end, so Descry stopped it. Choose another model or ask in other words.',
    true,
  ),
  KEY_UNUSABLE: entry(2, 'This is not a key: a key has letters, digits and signs, and no spaces. Enter it again.'),
  KEY_STORE_FAILED: entry(
    5,
    'The key store of the system did not do what was asked: {detail}. Unlock it and try again.',
    true,
  ),
  MODEL_UNKNOWN: entry(2, 'There is no model {detail} in the catalogue. “descry models list” shows all of them.'),
  MODEL_TOO_LARGE: entry(
    4,
    'This model needs more memory than this computer has (needed / there: {detail}). Choose a smaller one.',
  ),
  MODEL_DAMAGED: entry(4, 'Files of a model are damaged or missing: {detail}. Repair the model in Models.'),
  MODEL_BUSY: entry(5, 'Another Descry is working on {detail} right now. Wait until it is done and try again.', true),
  MODEL_LEAVING: entry(
    3,
    '{detail} is being removed as soon as nothing uses it any more. Close the captions or end Descry, then try again.',
    true,
  ),
  LICENCE_NOT_ACCEPTED: entry(3, 'The licence of this model has to be read and accepted first: {detail}.'),
  SPACE_MISSING: entry(
    5,
    'There is too little free space on the disk (needed / free: {detail}). Free some space and go on.',
    true,
  ),
  OFFLINE: entry(
    3,
    'Descry is set to stay offline, so nothing is downloaded. Switch that off in Models, or import the model from a folder.',
  ),
  HUB_UNREACHABLE: entry(
    5,
    'The model hub can’t be reached ({detail}). Check the connection and try again; what was downloaded is kept.',
    true,
  ),
  HUB_BUSY: entry(
    5,
    'The model hub asks to wait for {detail} seconds. Go on later; what was downloaded is kept.',
    true,
  ),
  HUB_REFUSED: entry(
    3,
    'The model hub does not give {detail} to everybody. Accept its terms on the hub’s page, and give Descry an access token that is valid: on the Models page, or with “descry models token set”.',
  ),
  HUB_MISSING: entry(4, 'The model hub does not have {detail}. Choose another model, or import it from a folder.'),
  HUB_UNTRUSTED: entry(5, 'What the model hub sent can’t be trusted ({detail}). Nothing of it was installed.'),
  DOWNLOAD_DAMAGED: entry(
    5,
    'These files arrived damaged and were set aside: {detail}. Try again; the other files are kept.',
    true,
  ),
  CLOCK_WRONG: entry(
    5,
    'The hub’s certificate is not valid on the date of this computer, {detail}. Set the date and time and try again.',
    true,
  ),
  IMPORT_NOTHING: entry(
    3,
    'There is no model of the catalogue in {detail}. Choose the folder that has its config.json, or name the model.',
  ),
  IMPORT_INCOMPLETE: entry(3, 'Files of the model are missing: {detail}. Copy the whole folder and try again.'),
  IMPORT_PRECISION: entry(
    3,
    'The folder has this model in another precision. Descry needs these files: {detail}. Get them and try again.',
  ),
  IMPORT_DAMAGED: entry(3, 'These files are damaged or belong to another model: {detail}. Copy them again.'),
  FILE_EXISTS: entry(3, '{detail} is there already. Choose another name or place.'),
  ARCHIVE_UNSAFE: entry(3, 'The zip file is damaged, or not one that Descry trusts: {detail}. Make or copy it again.'),

  NAME_EMPTY: entry(2, 'A name needs letters or digits. Type a name for the element.'),
  NAME_UNSURE: entry(
    3,
    'Descry could not tell this element from others at the next look, so no name was kept for it. Choose an element that has a picture or text of its own.',
  ),
  NAME_MISSING: entry(3, 'There is no name {detail} any more. “descry names list” shows all of them.'),
  NAMES_FULL: entry(3, 'Descry keeps at most {detail} names. Delete some of them first.'),
  CLICKING_OFF: entry(3, 'Clicking is switched off. Switch on “Click elements for me” in the settings first.'),
  CLICKING_UNAVAILABLE: entry(4, 'Descry can’t click here: {detail}.'),
  ELEMENT_GONE: entry(
    3,
    'Nothing was clicked: Descry looked again and did not find {detail} for certain. Describe the screen again and choose it anew.',
  ),
  CLICK_NOT_CONFIRMED: entry(3, 'Nothing was clicked, because it was not confirmed in time. Choose the element again.'),

  DISK_FULL: entry(5, 'The disk is full, so {detail} could not be saved. Free some space and try again.', true),
  WRITE_DENIED: entry(5, '{detail} can’t be written. Choose a folder you may write to.'),
  PORT_IN_USE: entry(5, 'Port {detail} is already used by another program. Choose another with --port.', true),
  INTERNAL: entry(
    5,
    'Something went wrong inside Descry: {detail}. What you opened is unchanged; please try again.',
    true,
  ),
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable
export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]

/** The English sentence for a code, with `{detail}` filled in. */
export function errorSentence(code: ErrorCode, detail = ''): string {
  const text = errorTable[code].sentence.replaceAll('{detail}', () => detail)
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** An error that has a code of the closed list; its message is the sentence for people. */
export class DescryError extends Error {
  readonly code: ErrorCode
  readonly detail: string

  constructor(code: ErrorCode, detail = '', options?: ErrorOptions) {
    super(errorSentence(code, detail), options)
    this.name = 'DescryError'
    this.code = code
    this.detail = detail
  }

  get retryable(): boolean {
    return errorTable[this.code].retryable
  }

  get exitStatus(): number {
    return errorTable[this.code].exit
  }
}

/** Turns whatever was thrown into a {@link DescryError}; aborts become `CANCELLED`, everything unknown `INTERNAL`. */
export function toDescryError(thrown: unknown): DescryError {
  if (thrown instanceof DescryError) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError')
    return new DescryError('CANCELLED', '', { cause: thrown })
  const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown)
  return new DescryError('INTERNAL', reason.replace(/[.\s]+$/, ''), { cause: thrown })
}
