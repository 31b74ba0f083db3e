import type { Operation } from "../../contract";
import { ServiceError } from "../errors";
import { guardListener } from "../listeners";
import { mayBeCarriedOut } from "../writes/unclear";

/** The two types of API client, which see different calls [FTC 0]. */
export type ClientType = "web" | "management";

/** The type of an application: given, or detected from the calls that the service allows. */
export class KnownClientType {
  constructor(
    private type: ClientType | undefined,
    private readonly onType: (type: ClientType) => void = () => undefined,
  ) {}

  get value(): ClientType | undefined {
    return this.type;
  }

  /** @throws ServiceError `notAllowed` if the known type does not have the call */
  require({ id, clientTypes }: Operation): void {
    if (this.type === undefined || clientTypes.length === 0 || clientTypes.includes(this.type)) return;
    throw new ServiceError("notAllowed", `${id}: not for a ${this.type} application; nothing was sent.`, {
      operation: id,
      sent: false,
    });
  }

  /** A successful call that only one type has reveals the type. */
  learnFrom({ clientTypes }: Operation): void {
    const [type, ...others] = clientTypes;
    if (type === undefined || others.length > 0 || type === this.type) return;
    this.type = type;
    guardListener(this.onType)(type);
  }

  /**
   * Makes the call of the known type. While the type is unknown, the web application's call goes first; after a refusal with 403 or 405, the
   * management application's call follows. @throws the error of the web application's call if both are refused
   * @param refuses which errors count as a refusal
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

/** Whether the application's type does not have the call. A write that may have been carried out is not tried again. */
export function isRefused(error: unknown): error is ServiceError {
  if (!ServiceError.is(error) || error.operation === "login") return false;
  return (error.category === "permission" || error.category === "notAllowed") && !mayBeCarriedOut(error);
}
