import { useT } from "../state/context.tsx";
import { Empty } from "../ui/Empty.tsx";

/** A bundle without any digest: what to do about it. */
export function NoDigests() {
  const t = useT();
  return (
    <div className="stream-end">
      <Empty title={t("state.empty")} hint={t("state.empty-hint")} />
    </div>
  );
}
