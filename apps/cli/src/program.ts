import { Command, Option } from 'commander';
import { version } from '../package.json' with { type: 'json' };
import { declareImpute, declarePredict, declareQuery, declareSample, declareScore } from './declare/apply.ts';
import { declaring, type OpenContext } from './declare/command.ts';
import { declareCompare } from './declare/compare.ts';
import { declareCompletion } from './declare/completion.ts';
import { declareConvert } from './declare/convert.ts';
import { declareDoctor } from './declare/doctor.ts';
import { declareExplain, declareInspect } from './declare/explain.ts';
import { declareFit } from './declare/fit.ts';
import { declareLab } from './declare/lab.ts';
import { declareReport } from './declare/report.ts';
import { declareSelect } from './declare/select.ts';
import { declareVerify } from './declare/verify.ts';
import { choice, wholeNumber } from './options.ts';

/**
 * The tree of all commands and their options. A command's code is loaded when it is called.
 *
 * @param open called once, when a command begins
 * @param finish called with its exit code
 * @param complete with the commands of the completion, which completes from a tree without them
 */
export function createProgram(open: OpenContext, finish: (exitCode: number) => void, complete = true): Command {
  const program = new Command('latent')
    .description(
      'Models with hidden variables, fitted to data files by expectation-maximization: latent classes, mixtures, networks.',
    )
    .usage('<command> [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  program
    .addOption(
      new Option(
        '--format <name>',
        'table or json; csv where a command gives rows; html, md or polca of a report',
      ).argParser(choice('format', ['table', 'json', 'csv', 'html', 'md', 'polca'])),
    )
    .addOption(new Option('--json', 'the same as --format json').implies({ format: 'json' }))
    .addOption(new Option('--seed <n>', 'seed of everything random (default 1)').argParser(wholeNumber('seed', 0)))
    .addOption(new Option('--quiet', 'no progress, notes and warnings on stderr'))
    .addOption(new Option('--no-color', 'no colours'))
    .addOption(new Option('--all', 'never shorten a table on a terminal'))
    .addOption(new Option('--config <file>', 'defaults of options (default: latent.config.json, if it is there)'))
    .addOption(new Option('--print-config', 'print the options in force and where they come from, and do nothing'))
    .addOption(new Option('--schema', 'print the JSON Schema of what the command writes, and do nothing'))
    .addHelpText('after', EXAMPLES);
  const commands = declaring(program, open, finish);
  for (const declare of COMMANDS) declare(commands);
  if (complete) declareCompletion(commands, () => createProgram(open, finish, false));
  return program;
}

const COMMANDS = [
  declareFit,
  declareSelect,
  declarePredict,
  declareScore,
  declareSample,
  declareImpute,
  declareQuery,
  declareExplain,
  declareInspect,
  declareCompare,
  declareReport,
  declareConvert,
  declareVerify,
  declareDoctor,
  declareLab,
];

const EXAMPLES = `
Examples:
  latent fit survey.csv -k 3 --id person -o model.json --rows posteriors.csv
  latent select survey.csv -k 1..6
  latent predict model.json new.csv --id person --format csv
  latent query network.bif "Cough | Smoker=yes"
  latent explain --em words.csv --model model.json --start start.json

Exit codes: 0 ok, 1 internal error, 2 usage, 3 data or model file, 4 a fit that is not good (--strict) or not
repeated, or a result that does not agree (verify), 130 interrupted.
- is standard input. Defaults of options: LATENT_SEED=3 in the environment, or { "seed": 3 } in latent.config.json.`;
