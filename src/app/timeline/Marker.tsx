import { useT } from "../state/context.tsx";

/** Everything above arrived since the last visit. */
export function Marker() {
  const t = useT();
  return (
    <div className="since" data-marker="" tabIndex={-1}>
      <span className="pair" aria-hidden="true" />
      <p>
        <b>{t("marker.title")}</b>
      </p>
    </div>
  );
}
