import { allCommands } from "../manifest/allCommands";
import { accessWords } from "../manifest/command";

/** What a command may do; see {@link accessWords}. */
export interface CommandAccess {
  readonly does: "read" | "copy" | "editor" | "sandbox" | "write";
  readonly asks: "itself" | "offRow" | "no";
  /** Whether the command accepts a file of the workspace. The gate refuses every file of an untrusted workspace. */
  readonly file: boolean;
}

/** Command name without `forticloud.` -> what the command may do. */
export const commandAccess: Readonly<Record<string, CommandAccess>> = Object.fromEntries(
  Object.entries(allCommands).map(([name, { access, takesFile = false }]) => [
    name,
    { ...accessWords[access], file: takesFile },
  ]),
);
