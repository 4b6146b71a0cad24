import { COMMAND_GROUPS, type Command, keysOf } from "../../reading/commands/command.ts";
import { COMMANDS } from "../../reading/commands/commands.ts";
import { useDispatch, usePreferences, useT } from "../state/context.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { KeyCaps } from "./KeyCaps.tsx";

/** Nine chips are one line of the help. */
const listed = ({ chip = 1 }: Command): boolean => chip === 1;

/** Every command with the keys it has now. */
export function HelpDialog() {
  const t = useT();
  const dispatch = useDispatch();
  const preferences = usePreferences();
  return (
    <Dialog
      title={t("nav.help")}
      closeLabel={t("dialog.close")}
      onClose={() => dispatch({ type: "show", dialog: null })}
    >
      {!preferences.singleKeys && <p className="dialog-note">{t("help.single-off")}</p>}
      <div className="keys">
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`group.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && listed(command)).map((command) => (
                <div key={command.id}>
                  <dt>{t(command.chip ? "command.chips" : command.title)}</dt>
                  <dd>
                    {keysOf(command, preferences).map((keys) => (
                      <KeyCaps key={keys} keys={command.chip ? "1–9" : keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
