/** Square-cut strokes on a 20 px grid; the heavier stroke of a pair is the thick rule. */
const PATHS = {
  search: ["M14 8.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M12.5 12.5 18 18"],
  keyboard: ["M2 5h16v10H2zM5 8h1M8 8h1M11 8h1M14 8h1M6 12h8"],
  settings: ["M2 6h8M14 6h4M2 14h3M9 14h9", "M12 3v6M7 11v6"],
  bookmark: ["M5 2.75h10v14.5l-5-3.6-5 3.6z"],
  timeline: ["M3 9.5h14M3 13h14M3 16.5h9", "M3 4.5h14"],
  catchUp: ["M3 4.5h14M3 8.5h9M3 12.5h6", "M14.5 9v8M11 13.5l3.5 3.5 3.5-3.5"],
  archive: ["M3 4.5h14v12H3zM3 8.5h14M7.5 2.5v4M12.5 2.5v4", "M6 12.5h4"],
  sources: ["M3 5h4M3 10h4M3 15h4", "M9.5 5H17M9.5 10h5M9.5 15h6.5"],
  close: ["M4 4 16 16M16 4 4 16"],
  down: ["M4 7.5 10 13.5 16 7.5"],
  left: ["M12.5 4 6.5 10 12.5 16"],
  right: ["M7.5 4 13.5 10 7.5 16"],
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name][0]} />
      {PATHS[name][1] && <path d={PATHS[name][1]} strokeWidth="3" />}
    </svg>
  );
}
