import { z } from 'zod'
import { DescryError } from '../../models/contract/errors'
import { cleanText } from '../describe/untrusted'
import { checkStatus, parseAnswer } from './failures'
import { textOf, withReply, type Server } from './request'

const MAX_LIST_BYTES = 1024 * 1024
/** No list of models that a person chooses from is longer. */
const MAX_MODELS = 500
const MAX_NAME_CHARACTERS = 200

const list = z.object({ data: z.array(z.object({ id: z.string() })).nullable() })

/** `GET /models`: the names of the server's models. A name that would not survive being shown is left out. */
export function listModels(server: Server, signal?: AbortSignal): Promise<string[]> {
  return withReply(
    server,
    { method: 'GET', path: '/models', maxBytes: MAX_LIST_BYTES },
    signal,
    async (reply, deadlines) => {
      await checkStatus(reply, server, '', deadlines)
      const parsed = list.safeParse(parseAnswer(await textOf(reply, deadlines), reply, server.address))
      if (!parsed.success) throw new DescryError('ENDPOINT_BAD_JSON', server.address.host)
      const names = (parsed.data.data ?? []).map(({ id }) => id)
      const usable = names.filter((name) => name !== '' && cleanText(name, MAX_NAME_CHARACTERS) === name)
      return [...new Set(usable)].slice(0, MAX_MODELS)
    },
  )
}
