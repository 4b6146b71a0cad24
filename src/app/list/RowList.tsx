import {
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from "react";
import { type DrawnRows, useRows } from "./use-rows.ts";

/** What others ask of a list. */
export type RowListHandle = Pick<DrawnRows, "scrollTo">;

interface RowListProps<T> {
  readonly ref?: Ref<RowListHandle>;
  readonly rows: readonly T[];
  readonly draw: (row: T, index: number) => ReactNode;
  /** Heights measured before the list was here, in px. */
  readonly known?: ReadonlyMap<string, number>;
  /** Draws every row, for lists that are short. */
  readonly whole?: boolean;
  /** Hears how many rows were drawn or passed. */
  readonly onReach?: (end: number) => void;
}

const NOTHING_KNOWN: ReadonlyMap<string, number> = new Map();

/** A list of any length: only what is on screen or near it stands in the page. */
export function RowList<T extends { readonly key: string }>({
  ref,
  rows,
  draw,
  known = NOTHING_KNOWN,
  whole = false,
  onReach,
}: RowListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const { first, end, above, below, observe, scrollTo } = useRows(keys, list, known, whole);
  useImperativeHandle(ref, () => ({ scrollTo }));
  useEffect(() => onReach?.(end), [onReach, end]);
  return (
    <div ref={list} style={{ overflowAnchor: "none", paddingTop: above, paddingBottom: below }}>
      {rows.slice(first, end).map((row, at) => (
        <RowFrame key={row.key} name={row.key} observe={observe}>
          {draw(row, first + at)}
        </RowFrame>
      ))}
    </div>
  );
}

interface RowFrameProps {
  readonly name: string;
  readonly observe: DrawnRows["observe"];
  readonly children: ReactNode;
}

/** Holds a row together with its margins. */
function RowFrame({ name, observe, children }: RowFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (frame.current ? observe(frame.current, name) : undefined), [observe, name]);
  return (
    <div ref={frame} className="row-frame">
      {children}
    </div>
  );
}
