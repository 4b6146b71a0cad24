import { useMemo } from "react";
import { encode } from "uqr";
import { SHORT_FORM_LIMIT, shortForm } from "../../reading/state/short-form.ts";
import { START } from "../../reading/view/view.ts";
import { hrefOf } from "../env/history.ts";
import { useReading, useT } from "../state/context.tsx";

/** The newest marks as a code for another device's camera; it opens this page there and offers to merge them. */
export function QrCode() {
  const t = useT();
  const state = useReading((reading) => reading);
  const { text, marks, total } = useMemo(() => shortForm(state, SHORT_FORM_LIMIT), [state]);
  const address = `${new URL(hrefOf({ ...START, name: "settings" }), document.baseURI).href}#state=${text}`;
  const { data, size } = useMemo(() => encode(address, { ecc: "L", border: 4 }), [address]);
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <figure className="qr">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t("data.qr-label")}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>{t("data.qr-held", { n: marks, total })}</figcaption>
    </figure>
  );
}
