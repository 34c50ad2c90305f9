import { type Command, Option } from 'commander';
import { choice, finiteNumber } from '../options.ts';

/** The options that say what the columns of the data are in a model, for every command that makes one. */
export function columnOptions(command: Command): Command {
  return command
    .option(
      '--columns <list>',
      'the items, "A,B:categorical,x:gaussian,h:binomial(10)"; other columns are ignored. Families: categorical, bernoulli, gaussian, poisson, binomial, exponential, negative-binomial',
    )
    .addOption(
      new Option(
        '--covariance <kind>',
        'of the gaussian columns: full, tied, diagonal or spherical (default: full where all columns are gaussian, otherwise diagonal)',
      ).argParser(choice('covariance', ['full', 'tied', 'diagonal', 'spherical'])),
    )
    .option('--known <column>', 'a column that holds the class of some rows')
    .option('--labels <file>', 'what codes mean, for reports: JSON, {"column": {"code": "label"}}')
    .option('--weights <column>', 'a column that says how often each row counts')
    .option('--id <column>', 'a column that names the rows')
    .option(
      '--latent <names>',
      'nodes of a network that are hidden, beside those that the graph or the document marks',
    );
}

/** The options of priors, for every command that fits. */
export function priorOptions(command: Command): Command {
  return command
    .option(
      '--prior <count>',
      'pseudo-count added to each class size and each cell of a table (default 0)',
      finiteNumber('prior', 0),
    )
    .addOption(
      new Option(
        '--prior-centre <name>',
        'what --prior pulls the columns towards: uniform (default), or margins, as they are observed',
      ).argParser(choice('prior-centre', ['uniform', 'margins'])),
    )
    .option(
      '--covariance-prior <strength>',
      'prior on the covariances at the scale of the data, worth so many rows (default: none)',
      finiteNumber('covariance-prior', 0),
    );
}
