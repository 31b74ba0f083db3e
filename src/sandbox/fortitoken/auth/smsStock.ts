import type { SandboxOptions } from "../../options";
import { Refusal } from "../../service";

/** The account's SMS credits. Setting the option `smsLeft` sets them to that number. */
export class SmsStock {
  private filledTo: number;
  private sent = 0;

  constructor(private readonly options: Pick<SandboxOptions, "smsLeft">) {
    this.filledTo = options.smsLeft;
  }

  get left(): number {
    if (this.options.smsLeft !== this.filledTo) {
      this.filledTo = this.options.smsLeft;
      this.sent = 0;
    }
    return this.filledTo - this.sent;
  }

  /** @throws Refusal 402 when none is left */
  check(): void {
    if (this.left < 1) {
      throw new Refusal(402, "There are not enough SMS credits left.");
    }
  }

  take(): void {
    this.check();
    this.sent += 1;
  }
}
