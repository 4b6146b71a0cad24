const SHAPES = [62, 48, 71, 55] as const;

/** Thin rules where cards will be; they do not shimmer. */
export function Skeleton({ label, cards = 3 }: { readonly label?: string; readonly cards?: number }) {
  return (
    <div role={label ? "status" : undefined}>
      {label && <span className="vh">{label}</span>}
      {SHAPES.slice(0, cards).map((width) => (
        <div className="skeleton" key={width}>
          <i className="head" style={{ width: `${width}%` }} />
          <i />
          <i />
          <i style={{ width: `${110 - width}%` }} />
        </div>
      ))}
    </div>
  );
}
