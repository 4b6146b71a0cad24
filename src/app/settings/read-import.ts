import type { Result } from "../../bundle/result.ts";
import { readShortForm } from "../../reading/state/short-form.ts";
import { type Import, type ImportError, importReading } from "../../reading/state/transfer.ts";
import { isPacked, unpackText } from "../env/files.ts";

/** Reads whatever a reader brings: a file's text, a word from the clipboard, or the address out of a QR code. */
export async function readImport(text: string): Promise<Result<Import, ImportError>> {
  const trimmed = text.trim();
  if (isPacked(trimmed)) {
    const unpacked = await unpackText(trimmed);
    return unpacked.ok ? importReading(unpacked.value) : unpacked;
  }
  const short = trimmed.replace(/^https?:\/\/[^#]*#state=/, "");
  return /^1\.[0-9a-z]{1,7}\./.test(short) ? readShortForm(short) : importReading(text);
}
