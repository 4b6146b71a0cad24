/** `info` is for the curious, `warn` says that something was repaired or kept raw, `error` rejects the file. */
export type Severity = "info" | "warn" | "error";

/** A fact about a place in a digest, with what was done about it. */
export interface Diagnostic {
  readonly file: string;
  readonly severity: Severity;
  /** Name of the rule, explained in `docs/diagnostics.md`. */
  readonly rule: string;
  /** One sentence: what is wrong, and what was done ("kept as plain text"). */
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** The line of the digest, for quoting; cut to a sensible length. */
  readonly excerpt: string;
  /** Column of the place within the excerpt, 1-based, where the excerpt does not begin with its line. */
  readonly excerptColumn?: number;
}

/** `ok`: understood in full; `warn`: something was repaired and reported; `reject`: nothing was taken. */
export type Outcome = "ok" | "warn" | "reject";
