import { countries } from "../seed/countries";
import { events } from "../seed/events";
import type { Answer, Handler } from "../service";
import { severities } from "./severities";

function listHandler(body: readonly unknown[]): Handler {
  return (): Answer => ({ status: 200, body });
}

/** The lists that all companies share [CNP 3.5-3.7]. */
export const referenceHandlers: Readonly<Record<string, Handler>> = {
  listSeverities: listHandler(severities.map((name, index) => ({ id: String(index + 1), name }))),
  listEvents: listHandler(events),
  listCountries: listHandler(countries),
};
