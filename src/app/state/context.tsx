import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useSearch } from "wouter/use-browser-location";
import { useStore } from "zustand";
import type { Intent } from "../../reading/commands/intent.ts";
import { translate, type Values } from "../../reading/messages/translate.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import { choicesIn, type Preferences } from "../../reading/state/preferences.ts";
import type { ReadingState } from "../../reading/state/reading-state.ts";
import { parseView, type View } from "../../reading/view/view.ts";
import { steady } from "./steady.ts";
import type { Session, Stores } from "./stores.ts";

interface Reader {
  readonly stores: Stores;
  readonly dispatch: (intent: Intent) => void;
  /** The address at prerendering; "" in the browser. */
  readonly search: string;
}

/** One value that never changes: what changes is in the stores. */
const ReaderContext = createContext<Reader | null>(null);

export function ReaderProvider({
  reader,
  children,
}: {
  readonly reader: Reader;
  readonly children: ReactNode;
}) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("This component needs a ReaderProvider above it.");
  return reader;
}

export const useStores = (): Stores => useReader().stores;

export const useDispatch = (): ((intent: Intent) => void) => useReader().dispatch;

/** A part of the reading state; a component is drawn again only when that part changes. */
export const useReading = <T,>(select: (state: ReadingState) => T): T =>
  useStore(useReader().stores.reading, select);

/** A part of what lasts as long as the page. */
export const useSession = <T,>(select: (session: Session) => T): T =>
  useStore(useReader().stores.session, select);

/** What the address says. */
export function useView(): View {
  const search = useSearch({ ssrSearch: useReader().search });
  return useMemo(() => parseView(search), [search]);
}

const chosenIn = steady(choicesIn, (choices) => choices);

const useLocale = () => useSession((session) => session.language);

/** The reader's choices, in a language that is here; the same object as long as none of them changes. */
export function usePreferences(): Preferences {
  const chosen = useReading(chosenIn);
  const locale = useLocale();
  return useMemo(() => ({ ...chosen, locale }), [chosen, locale]);
}

export type Translate = (key: MessageKey, values?: Values) => string;

/** Sentences in the reader's language. */
export function useT(): Translate {
  const locale = useLocale();
  return useCallback((key, values) => translate(locale, key, values), [locale]);
}
