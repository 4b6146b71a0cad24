import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../bundle/result.ts";
import {
  CONFIGURATION_FILE,
  type Configuration,
  NO_CONFIGURATION,
  readConfiguration,
} from "../compile/configuration.ts";
import { systemReason } from "./disk/digest-folder.ts";
import { formatDiagnostic } from "./terminal/format.ts";

/**
 * Reads the configuration: `file` if given, else `tidings.yaml` in the digests folder if there is one, so that a folder
 * compiles to the same bytes wherever the command is run.
 * The error is text for the user: one line a fault, with file, line and column.
 */
export function loadConfiguration(digestsFolder: string, file?: string): Result<Configuration, string> {
  const path = file ?? join(digestsFolder, CONFIGURATION_FILE);
  if (file === undefined && !existsSync(path)) return ok(NO_CONFIGURATION);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const reason = error instanceof TypeError ? "it is not UTF-8" : systemReason(error);
    return err(`The configuration ${path} cannot be read: ${reason}.`);
  }
  const read = readConfiguration(path, text);
  return read.ok ? read : err(read.error.map(formatDiagnostic).join("\n"));
}
