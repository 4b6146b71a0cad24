import {
  changedParts,
  decodePart,
  encodePart,
  gatherReading,
  type PartName,
} from "../../reading/state/parts.ts";
import { emptyReading, mergeReading, type ReadingState } from "../../reading/state/reading-state.ts";
import { readSlot, type Slots, slotText } from "./storage-slots.ts";
import type { StorageNotice } from "./storage-world.ts";

/** What this page knows of the storage. */
export interface Session {
  readonly slots: Slots;
  readonly replica: string;
  memory: ReadingState;
  /** Each part's text as this page last saw or wrote it. */
  readonly known: Map<PartName, string>;
  /** Parts that are to be written. */
  readonly pending: Set<PartName>;
  /** Parts that are never written: of a newer release, or damaged with no room to set them aside. */
  readonly blocked: Set<PartName>;
  /** What this page marked last, and before that: the two halves of its journal. */
  recent: ReadingState;
  former: ReadingState;
  /** Journals of other pages that were taken in, as they stood. */
  readonly journals: Map<string, string>;
  readonly notices: StorageNotice[];
  failing: boolean;
  wipeToken: string | null;
  /** Whether what others say they stored is taken at their word: after a wipe it may be what was deleted. */
  trusts: boolean;
}

export function newSession(slots: Slots, replica: string): Session {
  return {
    slots,
    replica,
    memory: { ...emptyReading, replica },
    known: new Map(),
    pending: new Set(),
    blocked: new Set(),
    recent: emptyReading,
    former: emptyReading,
    journals: new Map(),
    notices: [],
    failing: false,
    wipeToken: slots.wipeToken(),
    trusts: true,
  };
}

/** Reads all parts, falls back to second copies, and writes these back. */
export function loadAll(session: Session): void {
  const recovered: PartName[] = [];
  const lost: PartName[] = [];
  const states = session.slots.names().flatMap((name) => {
    const { state, damaged } = readPart(session, name);
    if (damaged) (state ? recovered : lost).push(name);
    return state ? [state] : [];
  });
  session.memory = { ...gatherReading(states), replica: session.replica };
  if (recovered.length > 0) session.notices.push({ type: "recovered", parts: recovered });
  if (lost.length > 0) session.notices.push({ type: "lost", parts: lost });
  writePending(session);
}

/** Reads one part: its first copy, else its second; what cannot be read is set aside. */
function readPart(
  session: Session,
  name: PartName,
): { readonly state: ReadingState | null; readonly damaged: boolean } {
  const { slots } = session;
  const raw = slots.raw(name);
  const first = readSlot(name, raw);
  if (first.type === "newer") return { state: blockNewer(session, name, first.version), damaged: false };
  if (first.type === "good") {
    session.known.set(name, raw as string);
    return { state: first.state, damaged: false };
  }
  const second = readSlot(name, slots.spare(name));
  if (second.type === "newer") return { state: blockNewer(session, name, second.version), damaged: false };
  const damaged = first.type === "unreadable";
  if (damaged && !slots.setAside(name, "first")) session.blocked.add(name);
  if (second.type === "unreadable" && !slots.setAside(name, "spare")) session.blocked.add(name);
  session.known.delete(name);
  if (second.type === "good") session.pending.add(name);
  return {
    state: second.type === "good" ? second.state : null,
    damaged: damaged || second.type === "unreadable",
  };
}

function blockNewer(session: Session, name: PartName, version: number): null {
  session.blocked.add(name);
  if (!session.notices.some((notice) => notice.type === "newer"))
    session.notices.push({ type: "newer", version });
  return null;
}

/** Takes in what others stored under a part since this page last looked. */
export function absorb(session: Session, name: PartName): void {
  if (session.blocked.has(name)) return;
  const raw = session.slots.raw(name);
  if (raw === null || raw === session.known.get(name)) return;
  const { state, damaged } = readPart(session, name);
  if (state) session.memory = mergeReading(session.memory, state);
  if (damaged) session.notices.push({ type: state ? "recovered" : "lost", parts: [name] });
}

/** Takes in a text that another page says it stored. */
export function absorbText(session: Session, name: PartName, text: string): void {
  if (!session.trusts) return;
  const content = readSlot(name, text);
  if (content.type === "good") session.memory = mergeReading(session.memory, content.state);
}

/** Marks a part for writing where the storage lacks something that this page knows. */
export function requireStored(session: Session, name: PartName): void {
  absorb(session, name);
  const raw = session.slots.raw(name);
  const content = readSlot(name, raw);
  const stored = content.type === "absent" ? emptyReading : null;
  const base = content.type === "good" ? content.state : stored;
  const payload = encodePart(session.memory, name);
  const ours = payload === null ? null : decodePart(name, payload);
  if (base && ours && mergeReading(base, ours) !== base) session.pending.add(name);
}

/** Writes what is pending, each part merged with what stands there. Failures stay pending. */
export function writePending(
  session: Session,
): readonly { readonly name: PartName; readonly text: string }[] {
  const written: { name: PartName; text: string }[] = [];
  let failed = false;
  for (const name of [...session.pending]) {
    absorb(session, name);
    const payload = session.blocked.has(name) ? null : encodePart(session.memory, name);
    if (payload === null) continue;
    const text = slotText(payload);
    if (text === session.known.get(name) && session.slots.raw(name) === text) session.pending.delete(name);
    else if (session.slots.write(name, text)) {
      session.known.set(name, text);
      session.pending.delete(name);
      written.push({ name, text });
    } else failed = true;
  }
  if (failed !== session.failing) session.notices.push({ type: failed ? "full" : "saved-again" });
  session.failing = failed;
  return written;
}

/** True where the reader deleted everything in another tab and this page has not heard of it yet. */
export function isWiped({ slots, wipeToken }: Session): boolean {
  const token = slots.wipeToken();
  return token !== null && token !== wipeToken;
}

/** Looks at every key again: after sleep, after the storage was cleared, after any doubt. True where all was deleted. */
export function rescan(session: Session): boolean {
  if (isWiped(session)) {
    forget(session, session.slots.wipeToken());
    loadAll(session);
    return true;
  }
  const names = session.slots.names();
  for (const name of names) absorb(session, name);
  const there = new Set(names);
  for (const name of changedParts(emptyReading, session.memory))
    if (!there.has(name)) session.pending.add(name);
  return false;
}

/** Back to the empty state in memory; what stood in the way of writing is gone with all the rest. */
export function forget(session: Session, token: string | null): void {
  session.memory = { ...emptyReading, replica: session.replica };
  session.recent = emptyReading;
  session.former = emptyReading;
  session.known.clear();
  session.pending.clear();
  session.blocked.clear();
  session.failing = false;
  session.journals.clear();
  session.wipeToken = token;
  session.trusts = false;
}
