import { operations, type Operation } from "../../contract";
import type { SandboxOptions } from "../options";
import { Refusal, type EmulatedService, type Handler, type JsonObject, type OperationCall } from "../service";
import { FortitokenAccount } from "./account";
import type { FortitokenControls } from "./controls";
import { contractForms } from "./leniency";
import { explainUnknown } from "./undocumented";

const operationsWithoutToken: readonly string[] = ["login", "getVersion"];

/** FortiToken Cloud [FTC 2]. */
export class FortitokenService implements EmulatedService {
  readonly name = "fortitoken";
  readonly mergesGetBodies = true;
  readonly blankAfterColon = true;
  readonly explainUnknown = explainUnknown;
  readonly readLeniently = contractForms;
  private account: FortitokenAccount;

  constructor(private readonly options: SandboxOptions) {
    this.account = new FortitokenAccount(options);
  }

  get handlers(): Readonly<Record<string, Handler>> {
    return this.account.handlers;
  }

  get controls(): FortitokenControls {
    this.account.catchUp();
    return this.account.controls;
  }

  limitRate(): void {
    this.account.catchUp();
    this.account.trialLimit.count();
  }

  /** An operation that the application's type lacks answers 403. */
  authorize(operationId: string, call: OperationCall): void {
    if (operationsWithoutToken.includes(operationId)) {
      return;
    }
    this.account.logins.authorize(call);
    const known: Readonly<Record<string, Operation>> = operations.fortitoken;
    const type = this.account.logins.clientType(call);
    if (!known[operationId]?.clientTypes.includes(type)) {
      throw new Refusal(403, `A ${type} application is not allowed to use the endpoint.`);
    }
  }

  errorBody(_status: number, message: string): JsonObject {
    return { message };
  }

  reset(): void {
    this.account = new FortitokenAccount(this.options);
  }
}
