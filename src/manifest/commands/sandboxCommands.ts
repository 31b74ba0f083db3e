import { titleButton, command, rowMenu, viewTitle, type Command, type MenuEntry } from "../command";
import { inView, rowOf, stateOf } from "../when";

const view = inView("sandbox");
const running = [view, stateOf("sandbox", "running")];
const faults = "sandbox faults";

/** The emulator of both services. */
export const sandboxCommands = {
  startSandbox: command(
    "Start Sandbox",
    "play",
    "sandbox",
    { when: "!forticloud.sandboxRunning" },
    viewTitle("navigation@1", view, stateOf("sandbox", "absent")),
    titleButton(3, rowOf("message error", "startSandbox")),
  ),
  stopSandbox: command(
    "Stop Sandbox",
    "debug-stop",
    "sandbox",
    "sandbox",
    viewTitle("navigation@3", ...running, "forticloud.sandboxRunning"),
  ),
  addSandboxProfiles: command(
    "Add Sandbox Profiles",
    "beaker",
    "sandbox",
    "always",
    viewTitle("1_sandbox@1", ...running),
  ),
  addSandboxManagementProfile: command("Add Sandbox Management Profile", "beaker", "sandbox", "sandbox"),
  approvePush: command("Approve Push", "check", "sandbox", "never", ...onRow(1, "push")),
  rejectPush: command("Reject Push", "close", "sandbox", "never", ...onRow(2, "push")),
  activateSandboxToken: command(
    "Activate Token of Sandbox User…",
    "pass",
    "sandbox",
    "sandbox",
    rowMenu("1_sandbox@2", rowOf("sandbox codes")),
  ),
  changeSandboxOption: command(
    "Change Sandbox Option…",
    "settings-gear",
    "sandbox",
    "sandbox",
    viewTitle("1_sandbox@2", ...running),
    rowMenu("1_sandbox@1", rowOf("sandbox option")),
  ),
  resetSandboxOptions: command(
    "Reset Sandbox Options to Defaults",
    "discard",
    "sandbox",
    "never",
    viewTitle("1_sandbox@3", ...running),
    titleButton(1, rowOf("sandbox options", "changed")),
    rowMenu("1_sandbox@1", rowOf("sandbox options", "changed")),
  ),
  addFault: command(
    "Add Fault to Sandbox…",
    "zap",
    "sandbox",
    "sandbox",
    viewTitle("navigation@2", ...running),
    ...onRow(1, "faults"),
  ),
  clearFaults: command(
    "Clear Faults of Sandbox",
    "clear-all",
    "sandbox",
    "sandbox",
    viewTitle("1_sandbox@4", ...running),
    titleButton(2, rowOf(faults, "waiting")),
    rowMenu("1_sandbox@2", rowOf(faults, "waiting")),
  ),
  resetSandbox: command(
    "Reset Sandbox…",
    "debug-restart",
    "sandbox, asks",
    "sandbox",
    viewTitle("2_reset@1", ...running),
  ),
  openSandboxGuide: command("Open Sandbox Guide", "book", "sandbox", "sandbox", viewTitle("3_help@1", view)),
  copySandboxValue: command("Copy", "copy", "copy", "never", ...onRow(1, "(code|address|request)")),
  copyTokenCode: command("Copy Token Code of Sandbox User…", "watch", "copy", "sandbox", ...onRow(1, "codes")),
  copySandboxClientId: command("Copy Sandbox Client ID", "copy", "copy", "never", ...onRow(1, "client")),
  copySandboxSecret: command("Copy Sandbox Secret", "key", "copy", "never", ...onRow(2, "(client|credential)")),
} satisfies Readonly<Record<string, Command>>;

/** A button on a row of the Sandbox view, and the same entry in its menu. */
function onRow(place: number, rows: string): readonly MenuEntry[] {
  return [titleButton(place, rowOf(`sandbox ${rows}`)), rowMenu(`1_sandbox@${place}`, rowOf(`sandbox ${rows}`))];
}
