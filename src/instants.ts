/** A time that a service sent. */
export interface Instant {
  /** Epoch ms. */
  readonly ms: number;
  /** The value is a day without a time; `ms` is its midnight in UTC. */
  readonly wholeDay: boolean;
}

/** A longer text is never a time. A crafted one could make a regular expression slow. */
const maxLength = 80;

/**
 * Reads a time in any format that the services use. Undefined if the value cannot be read; it is then shown as it was
 * sent.
 * - Numbers, also as text, are epoch seconds, milliseconds, microseconds or nanoseconds, distinguished by their size.
 * - Texts are ISO 8601 (RFC 3339), HTTP and mail dates (RFC 1123, 2822, 850), .NET's `/Date(…)/`, or those of C and
 *   Java (`Tue Nov 12 09:30:00 UTC 2024`).
 * - A date without a zone is UTC, as in FortiToken Cloud [FTC 2]. A day that does not exist in the calendar is not
 *   read.
 */
export function instantOf(value: unknown): Instant | undefined {
  if (typeof value === "number")
    return compactForm.test(String(value)) ? instantOf(String(value)) : instantOfEpoch(value);
  if (typeof value !== "string" || value.length > maxLength) return undefined;
  const text = value.trim();
  const number = numberText.exec(text)?.[1];
  if (number !== undefined && !compactForm.test(text)) return instantOfEpoch(Number(number));
  for (const { form, read } of forms) {
    const found = form.exec(text);
    if (found) return read(found.groups ?? {});
  }
  return undefined;
}

/** Whether the value means "never": nothing, zero, or a date of zeros. */
export function isNoInstant(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0) return true;
  return typeof value === "string" && neverForm.test(value.slice(0, maxLength).trim());
}

const neverForm = /^(?:|none|null|nil|undefined|n\/a|never|false|-|0|0+[-/]0+[-/]0+(?:[T ][0:.]+)?Z?)$/i;

const numberText = /^(?:\/Date\()?([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:[+-]\d{4})?(?:\)\/)?$/i;

/** `20241112093000`; as epoch ms it would be in the 27th century. */
const compactForm = /^20\d{12}$/;

/**
 * The smallest value of each unit. Seconds and ms begin in 1973, the smaller units in 2001, so that no ms until the
 * year 9999 is read as a smaller unit.
 */
const earliest = { seconds: 1e8, ms: 1e11, us: 1e15, ns: 1e18, end: 1e21 };

function instantOfEpoch(value: number): Instant | undefined {
  const { seconds, ms, us, ns, end } = earliest;
  if (!(value >= seconds && value < end)) return undefined;
  const scale = value < ms ? 1000 : value < us ? 1 : value < ns ? 1e-3 : 1e-6;
  return { ms: Math.round(value * scale), wholeDay: false };
}

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,12}))?)?`;
const zone = String.raw`(?:\s*(?<zone>Z|[+-]\d\d(?::?\d\d)?|(?:UTC|GMT)[+-]\d\d?(?::?\d\d)?|[A-Z]{2,4})(?:\s*[([][\w/+: -]+[)\]]|\s+[A-Z]{3,4})?)?`;
const monthName = String.raw`(?<month>[A-Z]{3})[a-z]*\.?`;

const forms: readonly {
  readonly form: RegExp;
  readonly read: (parts: Readonly<Record<string, string | undefined>>) => Instant | undefined;
}[] = [
  // 2024-11-12, 2024-11-12T09:30:00.125+02:00, 2024-11-12 09:30:00 UTC, 2024-11-12 09:30:00 +0000 UTC, 2024/11/12 09:30
  {
    form: new RegExp(String.raw`^(?<year>\d{4})([-/])(?<month>\d\d)\2(?<day>\d\d)(?:(?:T|\s+)${time}${zone})?$`, "i"),
    read: instantOfParts,
  },
  // 20241112T093000Z, 20241112093000
  {
    form: new RegExp(
      String.raw`^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T?(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?${zone}$`,
      "i",
    ),
    read: instantOfParts,
  },
  // Tue, 12 Nov 2024 09:30:00 GMT, 12 Nov 24 09:30 +0200, Tuesday, 12-Nov-24 09:30:00 GMT
  {
    form: new RegExp(
      String.raw`^(?:[A-Z]{3,9},?\s+)?(?<day>\d{1,2})[\s-]+${monthName}[\s-]+(?<year>\d{4}|\d\d),?\s+${time}${zone}$`,
      "i",
    ),
    read: instantOfParts,
  },
  // Tue Nov 12 09:30:00 2024, Tue Nov 12 09:30:00 UTC 2024
  {
    form: new RegExp(
      String.raw`^(?:[A-Z]{3,9},?\s+)?${monthName}\s+(?<day>\d{1,2})\s+${time}${zone}\s+(?<year>\d{4})$`,
      "i",
    ),
    read: instantOfParts,
  },
  // Nov 12, 2024 9:30:00 AM, Tue Nov 12 2024 09:30:00 GMT+0200 (Central European Time)
  {
    form: new RegExp(
      String.raw`^(?:[A-Z]{3,9},?\s+)?${monthName}\s+(?<day>\d{1,2}),?\s+(?<year>\d{4}),?\s+${time}(?:\s*(?<half>AM|PM))?${zone}$`,
      "i",
    ),
    read: instantOfParts,
  },
];

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Minutes east of UTC, for the zone names of RFC 2822. */
const zones: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0 },
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 },
};

function instantOfParts(parts: Readonly<Record<string, string | undefined>>): Instant | undefined {
  const digits = (part: string): number => Number(parts[part] ?? 0);
  const month = /^\d/.test(parts["month"] ?? "") ? digits("month") - 1 : months.indexOf(lowerCase(parts["month"]));
  const year = digits("year") + (parts["year"]?.length === 2 ? (digits("year") < 70 ? 2000 : 1900) : 0);
  const hour = (digits("hour") % (parts["half"] ? 12 : 25)) + (lowerCase(parts["half"]) === "pm" ? 12 : 0);
  const offset = offsetOf(parts["zone"]);
  const [day, minute, second] = [digits("day"), digits("minute"), digits("second")];
  const midnight = Date.UTC(year, month, day);
  const date = new Date(midnight);
  // `Date` turns February 31 into a day in March. Programs write years before 1900 for "never".
  const isReal = month >= 0 && date.getUTCMonth() === month && date.getUTCDate() === day && year >= 1900;
  if (!isReal || digits("hour") > 24 || minute > 59 || second > 60 || offset === undefined) return undefined;
  const fraction = Math.floor(Number(`0.${parts["fraction"] ?? "0"}`) * 1000);
  const ms = midnight + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
  return { ms, wholeDay: parts["hour"] === undefined };
}

/** Minutes east of UTC; undefined for an unknown zone name. */
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return 0;
  const offset = /^(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?$/i.exec(zone);
  if (!offset) return zones[zone.toUpperCase()];
  const [, sign, hours = "0", minutes = "0"] = offset;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function lowerCase(text: string | undefined): string {
  return text?.slice(0, 3).toLowerCase() ?? "";
}
