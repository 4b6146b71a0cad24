/** What `--help` prints. */
export const USAGE = {
  all: `tidings: a folder of news digests becomes a bundle for the reader

  tidings compile --digests DIR --out DIR [--watch] [--report FILE] [--config FILE] [--strict]
  tidings items --bundle DIR
  tidings --help | --version

Each command has a --help of its own.`,
  compile: `tidings compile --digests DIR --out DIR [--watch] [--report FILE] [--config FILE] [--strict]
                  [--quiet | --verbose] [--no-search] [--workers N] [--cache DIR | --no-cache]

  Reads every .md and .markdown below --digests (leaving out _index.md and dot-files) and writes the bundle
  to --out. Diagnostics are printed as file:line:column severity rule message with the line quoted below, then
  one line of totals. docs/diagnostics.md explains each rule.

  --digests DIR   folder of digests
  --out DIR       folder of the bundle; made if it is missing
  --report FILE   writes outcome and diagnostics of every digest as JSON
  --config FILE   terms of categories and spellings of names; tidings.yaml in --digests where it is not given
  --watch         goes on: compiles again whenever something in --digests changes, until it is stopped
  --strict        a warning fails the run as a rejected digest does
  --quiet         prints errors only
  --verbose       prints everything, also what is for the curious and every place of a rule that has many
  --no-search     writes no search index; the reader then says that there is none
  --workers N     threads for large builds; as many as there are processors (at most 8) where it is not given
  --cache DIR     where the compiler remembers what it did, so that it reads and writes only what changed;
                  $XDG_CACHE_HOME/tidings or ~/.cache/tidings where it is not given. Losing it costs time only
  --no-cache      remembers nothing: everything is read again and compared

  Exit status: 0 every digest is in, 1 a digest was rejected (--strict: or had a warning),
  2 wrong usage, an error in the configuration, or a folder cannot be read or written.`,
  items: `tidings items --bundle DIR

  Prints every item of a written bundle as JSON Lines: newest digest first, each in its own order.

  Exit status: 0, or 2 on wrong usage and where the bundle, or an item of it, cannot be read; what is left out is
  said, and all others are printed.`,
} as const;
