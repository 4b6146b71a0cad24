/** What `--help` prints. */
export const USAGE = {
  all: `tidings: turns a folder of news digests into a bundle for the reader

  tidings compile --digests DIR --out DIR [--watch] [--report FILE] [--config FILE] [--strict]
  tidings items --bundle DIR
  tidings --help | --version

Each command has its own --help.`,
  compile: `tidings compile --digests DIR --out DIR [--watch] [--report FILE] [--config FILE] [--strict]
                  [--quiet | --verbose] [--no-search] [--workers N] [--cache DIR | --no-cache]

  Reads every .md and .markdown below --digests (except _index.md and dot-files) and writes the bundle to --out.
  Prints diagnostics as file:line:column severity rule message with the line quoted below, then one line of
  totals. docs/diagnostics.md explains each rule.

  --digests DIR   folder of digests
  --out DIR       folder of the bundle; made if missing
  --report FILE   writes outcome and diagnostics of every digest as JSON
  --config FILE   terms of categories and spellings of names (default: tidings.yaml in --digests, if there is one)
  --watch         keeps running and compiles again whenever something in --digests changes
  --strict        a warning fails the run, as a rejected digest does
  --quiet         prints errors and totals only
  --verbose       prints everything: info too, and every place of a rule that has many
  --no-search     writes no search index; the reader then says that there is none
  --workers N     threads for large builds (default: one per processor and 1,000 digests, at most 8)
  --cache DIR     where the compiler remembers its builds, to read and write only what changed (default:
                  $XDG_CACHE_HOME/tidings or ~/.cache/tidings). Losing it costs only time
  --no-cache      remembers nothing; reads and compares everything

  Exit status: 0 if every digest is in; 1 if a digest was rejected (--strict: or had a warning); 2 on wrong usage,
  an error in the configuration, or a folder that cannot be read or written.`,
  items: `tidings items --bundle DIR

  Prints every item of a bundle as JSON Lines, newest digest first, each digest in its own order.

  Exit status: 0; 2 on wrong usage, or if the bundle or an item of it cannot be read. What is left out is reported;
  all other items are printed.`,
} as const;
