// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { DayRange } from "../../src/app/views/DayRange.tsx";
import { START, type View } from "../../src/reading/view/view.ts";
import { button, drawn, press } from "./drawn.tsx";

const dispatch = vi.fn();
vi.mock("../../src/app/state/context.tsx", async (original) => ({
  ...(await original<typeof import("../../src/app/state/context.tsx")>()),
  useDispatch: () => dispatch,
}));

async function asked(first: string, last: string): Promise<Partial<View> | undefined> {
  dispatch.mockClear();
  const { page, close } = await drawn(<DayRange />);
  const fields = [...page.querySelectorAll("input")];
  await act(async () => {
    for (const [at, text] of [first, last].entries()) {
      const field = fields[at] as HTMLInputElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  await press(button(page, "查看"));
  await close();
  return dispatch.mock.calls[0]?.[0].view;
}

test.each([
  ["2025-06-01", "2025-06-14", { from: "2025-06-01", to: "2025-06-14" }],
  ["2025-06-14", "2025-06-01", { from: "2025-06-01", to: "2025-06-14" }],
  ["2025-06-01", "", { from: "2025-06-01", to: null }],
  ["", "2025-06-14", { from: null, to: "2025-06-14" }],
])(
  "from %j to %j shows what was published between, whichever day is named first",
  async (first, last, days) => {
    expect(await asked(first, last)).toEqual({ ...START, ...days });
  },
);

test("without a day nothing is shown", async () => {
  expect(await asked("", "")).toBeUndefined();
});
