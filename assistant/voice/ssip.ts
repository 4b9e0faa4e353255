import { connect, type Socket } from 'node:net'
import { DescryError } from '../../models/contract/errors'

/** A server on this machine answers at once; one that does not is not working. */
const REPLY_MS = 2000

export interface SsipReply {
  code: number
  /** The lines without their codes; the last one is for people. */
  lines: string[]
}

/** Where a speech-dispatcher server listens: a Unix socket, or a port of this machine. */
export type SsipAddress = { path: string } | { host: string; port: number }

/** One connection to speech-dispatcher, in its protocol SSIP: a command gets one reply; events come in between (codes 700 to 799). */
export class SsipConnection {
  private readonly waiting: ((reply: SsipReply | DescryError) => void)[] = []
  private unfinished = ''
  private lines: string[] = []
  private lost: DescryError | null = null
  /** Told of each event, and of the loss of the connection. */
  onEvent: (event: SsipReply | DescryError) => void = () => {}

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => this.receive(text))
    socket.on('error', (error) => this.lose(error.message))
    socket.on('close', () => this.lose('the server closed the connection'))
  }

  /** Rejects with `VOICE_UNAVAILABLE` when nobody answers there. */
  static open(address: SsipAddress): Promise<SsipConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(address)
      const refuse = (): void => {
        socket.destroy()
        reject(new DescryError('VOICE_UNAVAILABLE'))
      }
      socket.setTimeout(REPLY_MS, refuse)
      socket.once('error', refuse)
      socket.once('connect', () => {
        socket.setTimeout(0)
        socket.off('error', refuse)
        resolve(new SsipConnection(socket))
      })
    })
  }

  /** Sends a command of one line. Rejects with `VOICE_FAILED` when it is refused. */
  async command(line: string): Promise<SsipReply> {
    const reply = await this.exchange(`${line.replaceAll(/[\r\n]/g, ' ')}\r\n`)
    if (reply.code >= 300) throw new DescryError('VOICE_FAILED', `speech-dispatcher: ${reply.lines.at(-1) ?? ''}`)
    return reply
  }

  /** Queues a text and gives the number of the message. A line that is only a dot would end the text, so dots are doubled. */
  async speak(text: string): Promise<string> {
    await this.command('SPEAK')
    const lines = text.split('\n').map((line) => (line.startsWith('.') ? `.${line}` : line))
    const reply = await this.exchange(`${lines.join('\r\n')}\r\n.\r\n`)
    if (reply.code >= 300) throw new DescryError('VOICE_FAILED', `speech-dispatcher: ${reply.lines.at(-1) ?? ''}`)
    return reply.lines[0] ?? ''
  }

  /** Sends a command whose reply nobody waits for. */
  tell(line: string): void {
    this.command(line).catch(() => {})
  }

  close(): void {
    this.socket.end()
    // Whatever the server still sends, nobody listens.
    this.socket.setTimeout(REPLY_MS, () => this.socket.destroy())
    this.lose('the connection was closed')
  }

  private exchange(bytes: string): Promise<SsipReply> {
    if (this.lost) return Promise.reject(this.lost)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.socket.destroy()
        this.lose('speech-dispatcher does not answer')
      }, REPLY_MS)
      this.waiting.push((reply) => {
        clearTimeout(timer)
        if (reply instanceof DescryError) reject(reply)
        else resolve(reply)
      })
      this.socket.write(bytes)
    })
  }

  private receive(text: string): void {
    const pieces = (this.unfinished + text).split('\r\n')
    this.unfinished = pieces.pop() ?? ''
    for (const piece of pieces) {
      this.lines.push(piece.slice(4))
      // `225-…` goes on, `225 …` is the last line.
      if (piece[3] === '-') continue
      const reply = { code: Number(piece.slice(0, 3)), lines: this.lines }
      this.lines = []
      if (reply.code >= 700) this.onEvent(reply)
      else this.waiting.shift()?.(reply)
    }
  }

  private lose(reason: string): void {
    if (this.lost) return
    this.lost = new DescryError('VOICE_FAILED', reason)
    for (const waiter of this.waiting.splice(0)) waiter(this.lost)
    this.onEvent(this.lost)
  }
}
