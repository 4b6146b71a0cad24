import { beyond } from "../../reading/state/beyond.ts";
import { seal } from "../../reading/state/envelope.ts";
import { changedParts, decodePart, encodePart, gatherReading } from "../../reading/state/parts.ts";
import { emptyReading, mergeReading, type ReadingState } from "../../reading/state/reading-state.ts";
import { journalParts } from "./first-journals.ts";
import { requireStored, type Session } from "./storage-session.ts";

/*
 * Browsers keep a copy of `localStorage` for each process and pass writes on later: of two tabs that write one
 * part at the same moment the later write wins whole, and neither knows yet. A tab that lives on sees it and
 * writes again; one that is closed within those milliseconds cannot. So each page also writes its last marks
 * under a key that no other page writes; every open page takes them in, and so does the next one to open.
 */

/**
 * Longest payload of a journal, in characters: about 500 marks, 4,000 characters with version and checksum.
 * What is more at once is stored by its parts alone.
 */
const PAYLOAD_LIMIT = 3_988;

const journalPayload = (state: ReadingState): string =>
  JSON.stringify(
    Object.fromEntries(changedParts(emptyReading, state).map((name) => [name, encodePart(state, name)])),
  );

/** Reads a journal; null where it is damaged or of a newer release. */
function readJournal(text: string): ReadingState | null {
  const parts = journalParts(text);
  const states = Object.entries(parts ?? {}).map(([name, part]) =>
    typeof part === "string" ? decodePart(name, part) : null,
  );
  return parts && states.every((state) => state !== null) ? gatherReading(states) : null;
}

/**
 * Adds what this page brings to `before` to its journal. Once that takes half of the room, what was marked
 * before goes to the other half in place of what stood there: the last marks always stand in a journal.
 */
export function keepJournal(session: Session, before: ReadingState, after: ReadingState): void {
  const added = beyond(before, after);
  if (changedParts(emptyReading, added).length === 0) return;
  const payload = addToRecent(session, added);
  if (payload === null) {
    forgetJournal(session);
    return;
  }
  const { recent, former } = session;
  const both = former === emptyReading ? payload : journalPayload(mergeReading(former, recent));
  session.slots.writeJournal(session.replica, seal(both.length <= PAYLOAD_LIMIT ? both : payload));
}

/** The payload of the half that takes the marks; null where there are too many for a journal. */
function addToRecent(session: Session, added: ReadingState): string | null {
  const joined = mergeReading(session.recent, added);
  const payload = journalPayload(joined);
  if (payload.length <= PAYLOAD_LIMIT / 2) {
    session.recent = joined;
    return payload;
  }
  const alone = journalPayload(added);
  if (alone.length > PAYLOAD_LIMIT) return null;
  session.former = session.recent;
  session.recent = added;
  return alone;
}

function forgetJournal(session: Session): void {
  session.recent = emptyReading;
  session.former = emptyReading;
  session.slots.writeJournal(session.replica, null);
}

/** Takes in what is new in journals of other pages, and marks for writing what the parts lack; false for nothing. */
export function takeJournals(session: Session): boolean {
  let took = false;
  for (const [page, text] of session.slots.journals()) {
    if (page === session.replica || session.journals.get(page) === text) continue;
    const state = readJournal(text);
    if (!state) continue;
    took = true;
    session.journals.set(page, text);
    session.memory = mergeReading(session.memory, state);
    for (const name of changedParts(emptyReading, state)) requireStored(session, name);
  }
  return took;
}

/**
 * Removes this page's journal, and those it took in whose pages wrote nothing since, if the parts have it all.
 * False where something is still to be written.
 */
export function dropJournals(session: Session): boolean {
  const own = mergeReading(session.former, session.recent);
  for (const name of changedParts(emptyReading, own)) requireStored(session, name);
  if ([...session.pending].some((name) => !session.blocked.has(name))) return false;
  forgetJournal(session);
  for (const [page, text] of session.slots.journals())
    if (session.journals.get(page) === text) session.slots.writeJournal(page, null);
  session.journals.clear();
  return true;
}
