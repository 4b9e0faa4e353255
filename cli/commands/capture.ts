import type { PictureRequest } from '../../assistant/contract'
import { DescryError } from '../../models/contract/errors'
import { areaFrom } from '../input'
import { captionerLimitsOption, captionerOption, lengthOption, twiceOption } from '../options'
import type { Register } from '../program'
import { describedJson, describeOnTerminal, type DescribeOptions } from './look'

interface ScreenOptions extends DescribeOptions {
  window?: boolean
  area?: string
}

function screenRequest({ window, area }: ScreenOptions): PictureRequest {
  if (window && area) throw new DescryError('USAGE', 'Choose either --window or --area.')
  if (area) return { kind: 'capture', what: 'area', area: areaFrom(area) }
  return { kind: 'capture', what: window ? 'window' : 'screen' }
}

/** `descry screen` */
export const screenCommand: Register = (program, run) =>
  program
    .command('screen')
    .description('Describe what is on the screen now.')
    .option('--window', 'only the window that has the focus')
    .option('--area <x,y,w,h>', 'only this area, in pixels')
    .addOption(lengthOption())
    .option('--speak', 'speak the description too')
    .addOption(captionerOption())
    .addOption(captionerLimitsOption())
    .addOption(twiceOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  descry screen --window --speak')
    .action(
      run(async (context, options: ScreenOptions) => {
        const described = await describeOnTerminal(context, { picture: screenRequest(options) }, options)
        context.output.result(describedJson(described))
        return 0
      }),
    )

/** `descry clipboard` */
export const clipboardCommand: Register = (program, run) =>
  program
    .command('clipboard')
    .description('Describe the picture on the clipboard.')
    .addOption(lengthOption())
    .option('--speak', 'speak the description too')
    .addOption(captionerOption())
    .addOption(captionerLimitsOption())
    .addOption(twiceOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  descry clipboard --length detailed')
    .action(
      run(async (context, options: DescribeOptions) => {
        const described = await describeOnTerminal(context, { picture: { kind: 'clipboard' } }, options)
        context.output.result(describedJson(described))
        return 0
      }),
    )
