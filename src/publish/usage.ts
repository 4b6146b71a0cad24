/** What `--help` prints. */
export const USAGE = {
  all: `tidings: a folder of news digests becomes a bundle for the reader

  tidings compile --digests DIR --out DIR [--report FILE] [--config FILE] [--strict]
  tidings items --bundle DIR
  tidings --help | --version

Each command has a --help of its own.`,
  compile: `tidings compile --digests DIR --out DIR [--report FILE] [--config FILE] [--strict]

  Reads every .md and .markdown below --digests (leaving out _index.md and dot-files) and writes the bundle
  to --out. Diagnostics are printed as file:line:column severity rule message, then one line of totals.

  --digests DIR   folder of digests
  --out DIR       folder of the bundle; made if it is missing
  --report FILE   writes outcome and diagnostics of every digest as JSON
  --config FILE   terms of categories and spellings of names; tidings.yaml in --digests where it is not given
  --strict        a warning fails the run as a rejected digest does

  Exit status: 0 every digest is in, 1 a digest was rejected (--strict: or had a warning),
  2 wrong usage, an error in the configuration, or a folder cannot be read or written.`,
  items: `tidings items --bundle DIR

  Prints every item of a written bundle as JSON Lines: newest digest first, each in its own order.

  Exit status: 0, or 2 on wrong usage and where the bundle cannot be read.`,
} as const;
