import type { Notes } from "../notes.ts";
import { parseBody } from "./body-tree.ts";
import type { Dialect, DigestText, ReadItem } from "./dialect.ts";
import { entriesOf } from "./entries.ts";
import { readHeadlined } from "./entry.ts";
import { readReferences } from "./references.ts";

const HEADING = /^ {0,3}#{1,6}[ \t]+\S/;
const BULLETED = /^ {0,3}[-+*][ \t]+(?<text>.*)/;
const NUMBERED = /^ {0,3}\d{1,9}[.)][ \t]+\S/;
const HEADLINED = /^(?:\*\*)?\[[^\]]*\]\(/;

/**
 * Bulleted lists of `[title](address)` under headings, with or without text, as newsletters have them.
 * Bullets without headings stay the numbered dialect's, which warns of them. Linear in the lines.
 */
export const linkList: Dialect = {
  name: "link-list",
  recognises: ({ lines, first }) => {
    let headed = false;
    let links = 0;
    let others = 0;
    for (let at = first; at < lines.length; at += 1) {
      const line = lines[at] ?? "";
      if (NUMBERED.test(line)) return false;
      if (HEADING.test(line)) headed = true;
      const text = BULLETED.exec(line)?.groups?.text;
      if (text === undefined || !headed) continue;
      if (HEADLINED.test(text)) links += 1;
      else others += 1;
    }
    return links > others;
  },
  read: readLinkList,
};

function readLinkList(text: DigestText, notes: Notes): readonly ReadItem[] {
  const tree = parseBody(text, notes);
  const context = { tree, references: readReferences(tree, notes), notes };
  return entriesOf(
    context,
    () => true,
    (heading) => heading || null,
  ).map((entry) => readHeadlined(entry, context));
}
