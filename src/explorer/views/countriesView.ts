import type * as vscode from "vscode";
import type { Country } from "../../contract";
import { text } from "../../services/readers";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import { acceptsText, textCriteria } from "../filters/textFilter";
import { countryRow } from "../rows/countryRow";
import { ListContent } from "../tree/listContent";

/** Profile -> the countries the service knows. */
export function createCountriesView(parts: ViewParts, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "countries", textCriteria());
  return new ExplorerView(
    "countries",
    parts,
    filter,
    (owner, host) =>
      new ListContent<Country>(owner, host, {
        activity: parts.activity,
        look: countryRow,
        read: async (signal) => (await parts.connections.forticnp(owner.profile.id)).countries(signal),
        accepts: ({ id, value }) => acceptsText(filter.value, id, text(value.country)),
      }),
  );
}
