import { err, ok, type Result } from "../../bundle/result.ts";
import { type ImportError, TRANSFER_LIMIT } from "../../reading/state/transfer.ts";

/** Hands a text to the browser as a file to be saved. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the file after the click; a revoked address at once would give an empty one.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Reads a file as UTF-8; too large ones are refused before a byte of them is read. */
export async function readFile(file: Blob): Promise<Result<string, ImportError>> {
  if (file.size > TRANSFER_LIMIT * 2) return err({ type: "too-large", limit: TRANSFER_LIMIT });
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
  } catch {
    return err({ type: "not-text" });
  }
}

const PREFIX = "tidings1.";

/** A long text as one word for the clipboard: compressed, in base64url. */
export async function packText(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** True for a word that `packText` wrote. */
export const isPacked = (text: string): boolean => text.startsWith(PREFIX);

/** The text of such a word; one that grows beyond all measure while it unfolds is refused. */
export async function unpackText(word: string): Promise<Result<string, ImportError>> {
  try {
    const binary = atob(word.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for (const reader = stream.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return ok(text + decoder.decode());
      text += decoder.decode(value, { stream: true });
      if (text.length > TRANSFER_LIMIT) return err({ type: "too-large", limit: TRANSFER_LIMIT });
    }
  } catch {
    return err({ type: "damaged", path: "" });
  }
}
