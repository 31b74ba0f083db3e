import type { Operation } from "../../contract";
import { ServiceError } from "../errors";
import { guardListener } from "../listeners";
import { mayBeCarriedOut } from "../writes/unclear";

/** The two types of API client, which see different calls [FTC 0]. */
export type ClientType = "web" | "management";

/** What is known of an application's type, given or found out from what the service lets it do. */
export class KnownClientType {
  constructor(
    private type: ClientType | undefined,
    private readonly onType: (type: ClientType) => void = () => undefined,
  ) {}

  get value(): ClientType | undefined {
    return this.type;
  }

  /** @throws ServiceError `notAllowed` when the known type does not see the call */
  require({ id, clientTypes }: Operation): void {
    if (this.type === undefined || clientTypes.length === 0 || clientTypes.includes(this.type)) return;
    throw new ServiceError("notAllowed", `${id}: not for a ${this.type} application; nothing was sent.`, {
      operation: id,
      sent: false,
    });
  }

  /** A call succeeded: one that only one type sees tells the type. */
  learnFrom({ clientTypes }: Operation): void {
    const [type, ...others] = clientTypes;
    if (type === undefined || others.length > 0 || type === this.type) return;
    this.type = type;
    guardListener(this.onType)(type);
  }

  /**
   * The call of the known type. While it is unknown the web application's first and, where the service refuses that with 403 or 405,
   * the management application's. @throws what the web application's call threw when both are refused
   * @param refuses what counts as a refusal of the web application's call, where that is more
   */
  async either<T>(web: () => Promise<T>, management: () => Promise<T>, refuses = isRefused): Promise<T> {
    if (this.type === "management") return management();
    try {
      return await web();
    } catch (error) {
      if (this.type === "web" || !refuses(error)) throw error;
      return await management().catch((other: unknown) => {
        throw refuses(other) ? error : other;
      });
    }
  }
}

/** Whether the call is none of the application's type. A write that may have been carried out is not tried another way. */
export function isRefused(error: unknown): error is ServiceError {
  if (!ServiceError.is(error) || error.operation === "login") return false;
  return (error.category === "permission" || error.category === "notAllowed") && !mayBeCarriedOut(error);
}
