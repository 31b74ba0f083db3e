import type { Operation } from "../../contract";
import { ServiceError } from "../errors";
import { unfailing } from "../listeners";
import { mayBeCarriedOut } from "../writes/unclear";

/** The two kinds of API client, which see different calls [FTC 0]. */
export type ClientKind = "web" | "management";

/** What is known of an application's kind, given or found out from what the service lets it do. */
export class KnownKind {
  constructor(
    private kind: ClientKind | undefined,
    private readonly onKind: (kind: ClientKind) => void = () => undefined,
  ) {}

  get value(): ClientKind | undefined {
    return this.kind;
  }

  /** @throws ServiceError `notAllowed` when the known kind does not see the call */
  require({ id, clientKinds }: Operation): void {
    if (this.kind === undefined || clientKinds.length === 0 || clientKinds.includes(this.kind)) return;
    throw new ServiceError("notAllowed", `${id}: not for a ${this.kind} application; nothing was sent.`, {
      operation: id,
      sent: false,
    });
  }

  /** A call succeeded: one that only one kind sees tells the kind. */
  learnFrom({ clientKinds }: Operation): void {
    const [kind, ...others] = clientKinds;
    if (kind === undefined || others.length > 0 || kind === this.kind) return;
    this.kind = kind;
    unfailing(this.onKind)(kind);
  }

  /**
   * The call of the known kind. While it is unknown the web application's first and, where the service refuses that with 403 or 405,
   * the management application's. @throws what the web application's call threw when both are refused
   * @param refuses what counts as a refusal of the web application's call, where that is more
   */
  async either<T>(web: () => Promise<T>, management: () => Promise<T>, refuses = isRefused): Promise<T> {
    if (this.kind === "management") return management();
    try {
      return await web();
    } catch (error) {
      if (this.kind === "web" || !refuses(error)) throw error;
      return await management().catch((other: unknown) => {
        throw refuses(other) ? error : other;
      });
    }
  }
}

/** Whether the call is none of the application's kind. A write that may have been carried out is not tried another way. */
export function isRefused(error: unknown): error is ServiceError {
  if (!ServiceError.is(error) || error.operation === "login") return false;
  return (error.kind === "permission" || error.kind === "notAllowed") && !mayBeCarriedOut(error);
}
