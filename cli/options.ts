import { InvalidArgumentError, Option } from 'commander'
import { length } from '../assistant/contract/descriptions'

export const lengthOption = (): Option =>
  new Option('--length <length>', 'how much to say').choices(length.options).default('normal')

export const pageOption = (): Option =>
  new Option('--page <number>', 'page of a PDF or TIFF').argParser((text: string) => {
    const page = Number(text)
    if (!Number.isInteger(page) || page < 1) throw new InvalidArgumentError('It is a whole number from 1.')
    return page
  })

export const portOption = (): Option =>
  new Option('--port <number>', 'port on this computer; any free one when left out').argParser((text: string) => {
    const port = Number(text)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new InvalidArgumentError('It is a number from 0 to 65535.')
    return port
  })
