import type { Alert } from "../../contract";
import { readText } from "../readers";

/** The display name of a cloud. It is a proper name and not translated. */
export function cloudName(cloud: string): string {
  return cloud.toLowerCase() === "googlecloud" ? "Google Cloud" : cloud;
}

/** The event ids of an alert, from either member that may contain them. */
export function eventIds({ eventId, eventIdList }: Readonly<Alert>): readonly string[] {
  const ids = [eventId, ...(Array.isArray(eventIdList) ? eventIdList : [])].map((id) => readText(id) ?? "");
  return [...new Set(ids.filter((id) => id !== ""))];
}

/** City, country and address of every place, as text. */
export function placesOf(list: unknown): string {
  if (!Array.isArray(list)) return "";
  const places = list.map((entry: unknown) => {
    const { ip, city, countryName } = (entry ?? {}) as Record<string, unknown>;
    return [readText(city), readText(countryName), readText(ip)].filter(Boolean).join(", ");
  });
  return places.filter((place) => place !== "").join("; ");
}
