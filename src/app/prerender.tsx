import { decodeManifest, decodeShard, decodeYear } from "../bundle/decode.ts";
import type { Result } from "../bundle/result.ts";
import { translate } from "../reading/messages/translate.ts";
import { emptyReading } from "../reading/state/reading-state.ts";
import { firstShards, firstYears } from "./data/first-screen.ts";
import { manifestQuery, shardQuery, yearQuery } from "./data/queries.ts";
import { createQueryClient } from "./data/query-client.ts";
import { drawPage } from "./draw-page.tsx";
import { loadLater } from "./state/later.tsx";
import { createStores } from "./state/stores.ts";

/** The first screen as a page that needs no script to be read. */
export interface FirstScreen {
  /** What stands in `#root`. */
  readonly markup: string;
  /** What the script in the head needs to know, as `data-` attributes of `#root`. */
  readonly data: Readonly<Record<string, string>>;
}

/**
 * What the prerendered cards do without, as the app that takes over brings it: tooltips, second links to a
 * source, places in the list. A quarter of the page's bytes.
 */
const SPARED: readonly (readonly [RegExp, string])[] = [
  // Marks of React's own, for a hydration that does not take place.
  [/<!--.*?-->/gs, ""],
  [/<a class="icon-button source".*?<\/a>/gs, ""],
  [/(<time [^>]*>.*?<\/span>)<span class="vh">.*?<\/span>/gs, "$1"],
  [/(<time [^>]*><span) aria-hidden="true"/g, "$1"],
  [/ (?:title|id|aria-labelledby|aria-posinset|aria-setsize)="[^"]*"(?=[^<>]*>)/g, ""],
  [/ href="\?source=[^"]*"/g, ""],
  [/<article lang="zh-Hans"/g, "<article"],
  [/ tabindex="-1"| type="button"/g, ""],
  // Nobody hears of an element without a word.
  [/ aria-hidden="true"(?=><\/span>)/g, ""],
  [/ data-row="\d+"/g, ' data-row=""'],
  [/=""(?=[^<>]*>)/g, ""],
];

const MINUTE = 60_000;

/** Times in whole minutes, up: to an age that counts whole minutes it makes no difference. */
const inMinutes = (markup: string): string =>
  markup.replace(/dateTime="([^"]*)"/g, (_, instant: string) => {
    const whole = Math.ceil(Date.parse(instant) / MINUTE) * MINUTE;
    return `datetime="${new Date(whole).toISOString().slice(0, 16)}Z"`;
  });

/** A digest names only those of its items that have no card here. */
const namedOnce = (markup: string): string =>
  markup
    .split(/(?=<div class="row row-digest)/)
    .map((part) => {
      const cards = new Set([...part.matchAll(/ data-item="([^"]*)"/g)].map(([, id]) => id));
      return part.replace(
        /(<div class="row row-digest[^>]*) data-holds="([^"]*)"/,
        (_, row, items: string) => {
          const others = items.split(" ").filter((id) => !cards.has(id));
          return others.length > 0 ? `${row} data-holds="${others.join(" ")}"` : row;
        },
      );
    })
    .join("");

const spared = (markup: string): string =>
  namedOnce(inMinutes(SPARED.reduce((text, [what, instead]) => text.replace(what, instead), markup)));

/**
 * Draws the newest cards of a bundle as a reader without any marks sees them. `read` gives a file of the
 * bundle as JSON. Null where the bundle's manifest or one of its newest files cannot be read.
 */
export async function prerenderFirstScreen(read: (file: string) => unknown): Promise<FirstScreen | null> {
  await loadLater();
  const client = createQueryClient(() => false);
  const load = <T,>(file: string, key: readonly unknown[], decode: (json: unknown) => Result<T, unknown>) => {
    const decoded = decode(read(file));
    if (!decoded.ok) return null;
    client.setQueryData(key, decoded.value);
    return decoded.value;
  };
  const current = decodeManifest(read("manifest.json"));
  if (!current.ok) return null;
  const manifest = current.value;
  client.setQueryData(manifestQuery.queryKey, { manifest, isStored: false });
  const years = firstYears(manifest).map((ref) => load(ref.file, yearQuery(ref).queryKey, decodeYear));
  const here = years.filter((year) => year !== null);
  const shards = firstShards(manifest, here).map((ref) =>
    load(ref.file, shardQuery(ref).queryKey, decodeShard),
  );
  if ([...years, ...shards].includes(null)) return null;
  const markup = await drawPage(client, createStores(emptyReading, null, manifest), "");
  return {
    markup: spared(markup),
    data: {
      latest: String(manifest.latest),
      read: translate("zh", "item.read"),
      done: translate("zh", "digest.done"),
      more: translate("zh", "item.expand"),
      minutes: translate("zh", "time.minutes-ago", { n: "" }),
      hours: translate("zh", "time.hours-ago", { n: "" }),
    },
  };
}
