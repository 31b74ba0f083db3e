import { Refusal, type JsonObject } from "../service";
import { wholeNumber } from "./envelope";

/** Whether an instant, in epoch milliseconds, lies in a period, both ends included. */
export type InPeriod = (time: number) => boolean;

/** `startTime` and `endTime` of a request body. @throws Refusal 400 */
export function requiredPeriod(body: JsonObject): InPeriod {
  return betweenTimes(wholeNumber(body, "startTime"), wholeNumber(body, "endTime"));
}

/** The same from headers; without one of them the period has no limit at that end. @throws Refusal 400 */
export function optionalPeriod(headers: JsonObject): InPeriod {
  return betweenTimes(wholeNumber(headers, "starttime", 0), wholeNumber(headers, "endtime", Number.MAX_SAFE_INTEGER));
}

function betweenTimes(from: number, to: number): InPeriod {
  if (from > to) {
    throw new Refusal(400, "startTime must not be after endTime.");
  }
  return (time) => time >= from && time <= to;
}
