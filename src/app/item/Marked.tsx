import { createContext, useContext } from "react";
import type { MarkedPiece } from "../../reading/search/highlight.ts";
import { joined } from "../../reading/text/joined.ts";

/** Cuts a text into what is looked for and what is not. */
export type Marker = (text: string) => readonly MarkedPiece[];

/** Given by a list of search results; elsewhere nothing is marked, and nothing of the search is loaded. */
export const MarkerContext = createContext<Marker | null>(null);

export const useMarker = (): Marker | null => useContext(MarkerContext);

/** A text with what is looked for set apart. */
export function Marked({ text }: { readonly text: string }) {
  const marker = useMarker();
  if (!marker) return joined(text);
  return marker(text).map((piece, at) => {
    const shown = joined(piece.text);
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing but their order
    return piece.marked ? <mark key={at}>{shown}</mark> : shown;
  });
}
