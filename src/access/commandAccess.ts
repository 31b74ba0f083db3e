import { allCommands } from "../manifest/allCommands";
import { accessWords } from "../manifest/command";

/** What a command may do; see {@link accessWords}. */
export interface CommandAccess {
  readonly does: "read" | "copy" | "editor" | "sandbox" | "write";
  readonly asks: "itself" | "offRow" | "no";
  /** Whether a file of the workspace may be handed to it; in a workspace that is not trusted, none ever is. */
  readonly file: boolean;
}

/** By command, without `forticloud.`. */
export const commandAccess: Readonly<Record<string, CommandAccess>> = Object.fromEntries(
  Object.entries(allCommands).map(([name, { access, takesFile = false }]) => [
    name,
    { ...accessWords[access], file: takesFile },
  ]),
);
