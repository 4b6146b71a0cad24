import { type FormEvent, useState } from "react";
import { parseDay } from "../../bundle/day.ts";
import { START } from "../../reading/view/view.ts";
import { useDispatch, useT } from "../state/context.tsx";
import { DayField } from "./DayField.tsx";

/** The way to what was published between two days; one of them may be left open. */
export function DayRange() {
  const t = useT();
  const dispatch = useDispatch();
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const show = (event: FormEvent) => {
    event.preventDefault();
    const days = [parseDay(first), parseDay(last)] as const;
    const [from, to] = days[0] && days[1] && days[0] > days[1] ? [days[1], days[0]] : days;
    if (from || to) dispatch({ type: "go", view: { ...START, from, to } });
  };
  return (
    <details>
      <summary>{t("archive.range")}</summary>
      <form className="jump" onSubmit={show}>
        <DayField label={t("archive.from")} value={first} onValue={setFirst} />
        <DayField label={t("archive.to")} value={last} onValue={setLast} />
        <button type="submit" className="button">
          {t("archive.show")}
        </button>
      </form>
    </details>
  );
}
