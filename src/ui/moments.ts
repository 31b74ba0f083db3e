/** Parses local time: `2026-03-01 08:00`, optionally with seconds or a T. @returns epoch ms; undefined for anything else */
export function parseLocalTime(text: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[ T]+(\d\d):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const moment = new Date(year, month - 1, day, hour, minute, second);
  // The 31st of February is the 3rd of March to a Date, and the 25th hour the next day.
  const isReal = moment.getMonth() === month - 1 && moment.getDate() === day && minute < 60 && second < 60;
  return isReal ? moment.getTime() : undefined;
}

/** A time in the format of {@link parseLocalTime}. @param time epoch ms */
export function formatLocalTime(time: number): string {
  const moment = new Date(time);
  const two = (number: number): string => String(number).padStart(2, "0");
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  const seconds = moment.getSeconds() === 0 ? "" : `:${two(moment.getSeconds())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}${seconds}`;
}

/** FortiToken Cloud's time format: UTC, without zone and fraction [FTC 2]. @param time epoch ms */
export function toServiceTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}
