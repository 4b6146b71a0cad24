import { beyond } from "../../reading/state/beyond.ts";
import { changedParts, isPartName } from "../../reading/state/parts.ts";
import { mergeReading, type ReadingState } from "../../reading/state/reading-state.ts";
import { dropJournals, keepJournal, takeJournals } from "./journal.ts";
import { storagePrefix } from "./storage-prefix.ts";
import {
  absorbText,
  forget,
  isWiped,
  loadAll,
  newSession,
  requireStored,
  rescan,
  type Session,
  writePending,
} from "./storage-session.ts";
import { readSlot, type Slots } from "./storage-slots.ts";
import type { ReadingStorage, StorageNews, StorageWorld } from "./storage-world.ts";

/** Waiting time before what was written is looked at again, in ms: one look for a run of marks. */
const SETTLE_MS = 40;
/**
 * Quiet time after which no other tab can still overwrite what was marked, in ms. Long, as a busy machine lets
 * seconds pass between two marks and tells a tab late of what another one wrote.
 */
const QUIET_MS = 60_000;

interface Desk {
  readonly session: Session;
  /** The state that the app has: the last one that it was given. */
  told: ReadingState;
  readonly world: StorageWorld;
  readonly listeners: Set<(news: StorageNews) => void>;
  /** Parts to look at again, because another tab may have written at the same moment. */
  readonly doubtful: Set<string>;
  /** Whether another tab's journal came that was not looked at yet. */
  heardJournal: boolean;
  channel: BroadcastChannel | null;
  timer: ReturnType<typeof setTimeout> | null;
  quiet: ReturnType<typeof setTimeout> | null;
}

/** The reading state in `localStorage`, shared with the other tabs of this deployment. */
export function openStored(slots: Slots, world: StorageWorld): ReadingStorage {
  const session = newSession(slots, world.replica);
  const desk: Desk = {
    session,
    told: session.memory,
    world,
    listeners: new Set(),
    doubtful: new Set(),
    heardJournal: false,
    channel: null,
    timer: null,
    quiet: null,
  };
  openChannel(desk);
  const stop = listen(desk);
  return {
    load: () => {
      loadAll(session);
      takeIn(desk);
      publish(desk);
      return { state: give(desk), notices: session.notices.splice(0) };
    },
    save: (state) => save(desk, state),
    subscribe: (listener) => {
      desk.listeners.add(listener);
      return () => desk.listeners.delete(listener);
    },
    setAside: slots.aside,
    characters: slots.characters,
    wipe: () => {
      const token = `${world.replica}.${slots.wipeToken() ?? ""}`.slice(0, 60);
      slots.wipe(token);
      forget(session, token);
      return give(desk);
    },
    close: () => {
      stop();
      closeChannel(desk);
      for (const timer of [desk.timer, desk.quiet]) if (timer !== null) clearTimeout(timer);
    },
  };
}

/** Writes at once, so that a page closed after a click keeps it; looks again soon, for the other tabs' sake. */
function save(desk: Desk, state: ReadingState): ReadingState {
  const { session } = desk;
  // Of what was deleted nothing comes back with what was just marked.
  const { replica } = session;
  const added = isWiped(session) ? { ...beyond(session.memory, state), replica } : state;
  if (added !== state) lookAgain(desk);
  const before = session.memory;
  const merged = mergeReading(added, before);
  for (const name of changedParts(before, merged)) session.pending.add(name);
  session.memory = merged;
  publish(desk);
  keepJournal(session, before, merged);
  tellNotices(desk);
  return give(desk);
}

function publish(desk: Desk): void {
  // Where all was deleted, word of it may still be on its way: nothing of it is written back.
  if (isWiped(desk.session)) lookAgain(desk);
  const written = writePending(desk.session);
  for (const { name, text } of written) {
    desk.channel?.postMessage({ name, text });
    desk.doubtful.add(name);
  }
  if (desk.doubtful.size > 0) settleSoon(desk);
  if (written.length > 0) dropJournalsLater(desk);
}

function takeIn(desk: Desk): void {
  desk.heardJournal = false;
  if (takeJournals(desk.session)) dropJournalsLater(desk);
}

function dropJournalsLater(desk: Desk): void {
  if (desk.quiet !== null) clearTimeout(desk.quiet);
  desk.quiet = setTimeout(() => {
    desk.quiet = null;
    if (!dropJournals(desk.session)) settle(desk);
    tellMerged(desk);
  }, QUIET_MS);
}

function settleSoon(desk: Desk): void {
  // Two tabs that doubt each other must not keep step: a random part of the wait lets one go first.
  desk.timer ??= setTimeout(
    () => {
      desk.timer = null;
      const { locks, basePath } = desk.world;
      if (locks) locks.request(`tidings:${basePath}`, () => settle(desk)).catch(() => settle(desk));
      else settle(desk);
    },
    SETTLE_MS * (1 + Math.random()),
  );
}

function settle(desk: Desk): void {
  for (const name of desk.doubtful) requireStored(desk.session, name);
  desk.doubtful.clear();
  if (desk.heardJournal) takeIn(desk);
  publish(desk);
  tellMerged(desk);
}

/** The last look may never come: it is taken now. Damage is left to the next page, as this one cannot tell of it. */
function leave(desk: Desk): void {
  const { session, doubtful } = desk;
  for (const name of doubtful)
    if (readSlot(name, session.slots.raw(name)).type !== "unreadable") requireStored(session, name);
  publish(desk);
}

/** The state as the app has it from now on. */
function give(desk: Desk): ReadingState {
  desk.told = desk.session.memory;
  return desk.told;
}

/** Also of what came in while nobody was told, on the way out or when journals went. */
function tellMerged(desk: Desk): void {
  if (desk.session.memory !== desk.told) tell(desk, { type: "merged", state: give(desk) });
  tellNotices(desk);
}

function tell({ listeners }: Desk, news: StorageNews): void {
  for (const listener of listeners) listener(news);
}

function tellNotices(desk: Desk): void {
  for (const notice of desk.session.notices.splice(0)) tell(desk, { type: "notice", notice });
}

function hear(desk: Desk, name: string, text: string | null): void {
  if (text !== null) absorbText(desk.session, name, text);
  desk.doubtful.add(name);
  settleSoon(desk);
  tellMerged(desk);
}

function openChannel(desk: Desk): void {
  if (desk.channel || !desk.world.channel) return;
  desk.channel = desk.world.channel(`tidings:${desk.world.basePath}`);
  desk.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== "object" || data === null || !("name" in data) || !("text" in data)) return;
    const { name, text } = data;
    if (typeof name === "string" && typeof text === "string" && isPartName(name)) hear(desk, name, text);
  };
}

function closeChannel(desk: Desk): void {
  desk.channel?.close();
  desk.channel = null;
}

function lookAgain(desk: Desk): void {
  const wiped = rescan(desk.session);
  takeIn(desk);
  if (wiped) tell(desk, { type: "wiped", state: give(desk) });
  publish(desk);
  tellMerged(desk);
}

function listen(desk: Desk): () => void {
  const { world } = desk;
  const { events, basePath } = world;
  const onStorage = (event: Event) => {
    const { key, newValue } = event as StorageEvent;
    const name = key === null ? null : desk.session.slots.nameOf(key);
    if (key === null || key === `${storagePrefix(basePath)}wiped`) lookAgain(desk);
    else if (name) hear(desk, name, newValue);
    else if (newValue !== null && desk.session.slots.isJournal(key)) {
      desk.heardJournal = true;
      settleSoon(desk);
    }
  };
  // A page in the back/forward cache must hold no channel, and has missed everything when it returns.
  const onHide = () => {
    leave(desk);
    closeChannel(desk);
  };
  const onShow = (event: Event) => {
    if (!(event as PageTransitionEvent).persisted) return;
    openChannel(desk);
    lookAgain(desk);
  };
  const onVisibility = () => (world.isVisible() ? lookAgain(desk) : leave(desk));
  events.addEventListener("storage", onStorage);
  events.addEventListener("pagehide", onHide);
  events.addEventListener("pageshow", onShow);
  events.addEventListener("visibilitychange", onVisibility);
  return () => {
    events.removeEventListener("storage", onStorage);
    events.removeEventListener("pagehide", onHide);
    events.removeEventListener("pageshow", onShow);
    events.removeEventListener("visibilitychange", onVisibility);
  };
}
