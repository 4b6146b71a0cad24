/** A sentence, or one sentence for each plural form that the language has for the value `n`. */
export type Message = string | { readonly one: string; readonly other: string };
