/**
 * Puts a text on the clipboard; false where the browser has none or refuses. Safari writes only what it is handed while
 * the press lasts, so a text that is still being made is handed over as a promise.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    const { clipboard } = navigator;
    if (typeof text === "string") await clipboard.writeText(text);
    else if (window.ClipboardItem)
      await clipboard.write([new ClipboardItem({ "text/plain": text.then(asBlob) })]);
    else await clipboard.writeText(await text);
    return true;
  } catch {
    return false;
  }
}

/** Not every browser takes a promise of a string. */
const asBlob = (text: string) => new Blob([text], { type: "text/plain" });
