import * as vscode from "vscode";
import type { Country } from "../../contract";
import type { ServiceRecord } from "../../services/model";
import { ExplorerView, type ViewParts } from "../explorerView";
import { FilterStore } from "../filters/filterStore";
import type { ReferenceLists } from "../referenceLists";
import { countryName, countryRow } from "../rows/referenceRows";
import { ListContent } from "../tree/listContent";

/** Profile -> countries. */
export function createCountriesView(parts: ViewParts, lists: ReferenceLists, memento: vscode.Memento): ExplorerView {
  const filter = new FilterStore(memento, "countries", []);
  return new ExplorerView(
    "countries",
    parts,
    filter,
    (owner, host) =>
      new ListContent<Country>(owner, host, {
        kind: "country",
        activity: parts.activity,
        look: countryRow,
        read: async (signal) => byName(await lists.countries.read(owner.profile.id, signal)),
      }),
  );
}

/** Sorts by name in the editor's language; the service sorts by code. */
function byName(countries: readonly ServiceRecord<Country>[]): ServiceRecord<Country>[] {
  const { compare } = new Intl.Collator(vscode.env.language);
  return [...countries].sort((a, b) => compare(countryName(a), countryName(b)));
}
