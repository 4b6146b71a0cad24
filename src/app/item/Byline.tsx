import type { Source } from "../../bundle/schema.ts";
import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { Marked } from "./Marked.tsx";

const plain = (name: string) => name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Whether a handle says more than the name it stands beside. */
export const differs = (name: string, handle: string) => plain(name) !== plain(handle);

/** Who said it, run in before the text: many texts begin with a bare verb. */
export function Byline({ source }: { readonly source: Source }) {
  const t = useT();
  const dispatch = useDispatch();
  const name = source.author ?? (source.handle ? `@${source.handle}` : source.site);
  if (!name) return null;
  const handle = source.author && source.handle && differs(source.author, source.handle);
  const key = source.author ?? source.handle ?? source.site ?? "";
  const view = { ...START, sources: { only: [key], not: [] } };
  return (
    <span className="byline">
      <a
        className="author"
        href={hrefOf(view)}
        title={t("item.only-author", { name })}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          dispatch({ type: "go", view });
        }}
      >
        <Marked text={name} />
      </a>
      {handle && (
        <span className="handle">
          @<Marked text={source.handle} />
        </span>
      )}
    </span>
  );
}
