/** A name, and where it is in the text. */
export interface FoundName {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}
