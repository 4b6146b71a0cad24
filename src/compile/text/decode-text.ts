/** A file as text, and where it was not UTF-8. */
export interface DecodedText {
  readonly text: string;
  /** Offsets in `text` of the U+FFFD that stand for runs of invalid bytes, ascending. */
  readonly invalid: readonly number[];
  /** Bytes within those runs. */
  readonly invalidBytes: number;
}

/** Making one takes as long as decoding a small digest. */
const STRICT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes UTF-8; every run of invalid bytes becomes one U+FFFD. O(bytes). A byte order mark is kept. */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: STRICT.decode(bytes), invalid: [], invalidBytes: 0 };
  } catch {
    return decodeDamaged(bytes);
  }
}

function decodeDamaged(bytes: Uint8Array): DecodedText {
  const decoder = STRICT;
  const parts: string[] = [];
  const invalid: number[] = [];
  let length = 0;
  let invalidBytes = 0;
  let good = 0;
  let at = 0;
  const push = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  while (at < bytes.length) {
    const size = sequenceLength(bytes, at);
    if (size > 0) {
      at += size;
      continue;
    }
    push(decoder.decode(bytes.subarray(good, at)));
    invalid.push(length);
    push("\uFFFD");
    while (at < bytes.length && sequenceLength(bytes, at) === 0) {
      at += 1;
      invalidBytes += 1;
    }
    good = at;
  }
  push(decoder.decode(bytes.subarray(good)));
  return { text: parts.join(""), invalid, invalidBytes };
}

/** The least and the greatest second byte, by leads after which not all are well-formed. */
const SECONDS: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
const ANY_SECOND: readonly [number, number] = [0x80, 0xbf];

/** Length of the well-formed UTF-8 sequence at an offset, 0 where there is none (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0xff;
  if (lead < 0x80) return 1;
  const size = 2 + Number(lead >= 0xe0) + Number(lead >= 0xf0);
  if (lead < 0xc2 || lead > 0xf4 || at + size > bytes.length) return 0;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = SECONDS.get(lead) ?? ANY_SECOND;
  if (second < low || second > high) return 0;
  for (let next = 2; next < size; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}
