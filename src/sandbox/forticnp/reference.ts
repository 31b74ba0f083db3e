import { countries } from "../seed/countries";
import { events } from "../seed/events";
import type { Answer, Handler } from "../service";
import { severities } from "./severities";

function list(body: readonly unknown[]): Handler {
  return (): Answer => ({ status: 200, body });
}

/** The lists that are the same for every company [CNP 3.5-3.7]. */
export const referenceHandlers: Readonly<Record<string, Handler>> = {
  listSeverities: list(severities.map((name, index) => ({ id: String(index + 1), name }))),
  listEvents: list(events),
  listCountries: list(countries),
};
