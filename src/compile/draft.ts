import type { CategorySlug, Day } from "../bundle/schema.ts";
import type { Diagnostic, Outcome } from "./report/diagnostic.ts";

/** An item not yet identified: identity and story need the other digests. */
export interface DraftItem {
  readonly ordinal: number;
  readonly title: string;
  readonly body: string;
  readonly url: string | null;
  readonly author: string | null;
  readonly handle: string | null;
  /** From the post's id where the source has one (ms since 1970), else null: the digest's time then counts. */
  readonly publishedAt: number | null;
  /** Name of the heading above the item, where the dialect has sections. */
  readonly section: string | null;
  readonly category: CategorySlug;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly names: readonly string[];
}

/** One digest, read by itself. */
export interface DigestDraft {
  readonly path: string;
  readonly day: Day;
  readonly time: string;
  readonly zone: string;
  readonly publishedAt: number;
  readonly title: string;
  readonly categories: readonly string[];
  readonly items: readonly DraftItem[];
}

/** The result of compiling one file; `draft` is null exactly when the outcome is `reject`. */
export interface CompiledDigest {
  readonly path: string;
  readonly outcome: Outcome;
  readonly draft: DigestDraft | null;
  readonly diagnostics: readonly Diagnostic[];
}
