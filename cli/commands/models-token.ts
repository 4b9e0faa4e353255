import type { Command } from 'commander'
import type { HubTokenState } from '../../assistant/contract'
import type { Context } from '../context'
import { readLine } from '../prompt'
import type { Run } from '../program'

/** Exit status where there is no key store: the same as where one fails. */
const NO_STORE = 5

/** `descry models token set|remove|status`: the access token of the model hub. */
export function tokenCommand(models: Command, run: Run): Command {
  const token = models
    .command('token')
    .description('Keep an access token of the model hub, for models that are not given to everybody.')
    .addHelpText('after', '\nExample:\n  descry models token set')
  for (const add of [set, remove, status])
    add(token, run).option('--json', 'print JSON').helpOption('--help', 'show how this is used')
  return token
}

/** The token comes unseen from the terminal or by standard input; never as an argument, which everybody could read. */
const set = (token: Command, run: Run): Command =>
  token
    .command('set')
    .description('Ask for the token, or take it from standard input; it goes to the key store of the system.')
    .action(
      run(async (context) => {
        const { hubToken, output, signal, translator } = context
        const before = await hubToken.state()
        if (before.keyStore === null) {
          output.note(translator.say('models.terminal.token.run'))
          output.result(before)
          return NO_STORE
        }
        const state = await hubToken.set(
          await readLine(translator.say('models.terminal.token'), signal, { hidden: true }),
        )
        output.line(translator.say('models.token.saved'))
        tell(context, state)
        return 0
      }),
    )

const remove = (token: Command, run: Run): Command =>
  token
    .command('remove')
    .description('Forget the token.')
    .action(
      run(async ({ hubToken, output, translator }) => {
        const state = await hubToken.set(null)
        output.line(translator.say('models.token.forgotten'))
        output.result(state)
        return 0
      }),
    )

const status = (token: Command, run: Run): Command =>
  token
    .command('status')
    .description('Say whether a token is known; the token itself is never shown.')
    .action(
      run(async (context) => {
        const { hubToken, output, translator } = context
        const state = await hubToken.state()
        output.line(translator.say('models.token.state', { state: state.token === 'this-run' ? 'run' : state.token }))
        if (state.keyStore === null) output.note(translator.say('models.terminal.token.run'))
        tell(context, state)
        return 0
      }),
    )

function tell({ output, translator }: Context, state: HubTokenState): void {
  output.line(translator.say('models.terminal.token.hub', { hub: state.hub }))
  if (state.open) output.note(translator.say('models.token.open', { hub: state.hub }))
  output.result(state)
}
