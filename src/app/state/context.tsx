import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useSearch } from "wouter/use-browser-location";
import { useStore } from "zustand";
import type { Intent } from "../../reading/commands/intent.ts";
import { translate, type Values } from "../../reading/messages/translate.ts";
import type { MessageKey } from "../../reading/messages/zh.ts";
import { type Preferences, preferencesOf } from "../../reading/state/preferences.ts";
import { type ReadingState, settingOf } from "../../reading/state/reading-state.ts";
import { parseView, type View } from "../../reading/view/view.ts";
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

/** The reader's choices, in a language that is here; the same object as long as none of them changes. */
export function usePreferences(): Preferences {
  const reading = useStore(useReader().stores.reading, (state) => state.entries);
  const locale = useSession((session) => session.language);
  const { stores } = useReader();
  // biome-ignore lint/correctness/useExhaustiveDependencies: entries are what preferences are made of
  return useMemo(
    () => ({ ...preferencesOf((name) => settingOf(stores.reading.getState(), name)), locale }),
    [reading, locale, stores],
  );
}

export type Translate = (key: MessageKey, values?: Values) => string;

/** Sentences in the reader's language. */
export function useT(): Translate {
  const { locale } = usePreferences();
  return useCallback((key, values) => translate(locale, key, values), [locale]);
}
