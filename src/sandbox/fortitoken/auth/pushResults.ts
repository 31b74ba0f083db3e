import { fortitokenCredentials } from "../../credentials";
import { Refusal, type Answer, type OperationCall } from "../../service";
import type { Push, Pushes } from "./pushes";
import type { FortitokenState } from "../state/state";

const defaultChunkSize = 500;

/** Operations `listAuth` and `getAuth` [FTC 2.6]. */
export class PushResultHandlers {
  constructor(
    private readonly state: FortitokenState,
    private readonly pushes: Pushes,
  ) {}

  /** Answered pushes, at most `chunksize`. */
  readonly listAuth = ({ query }: OperationCall): Answer => {
    const { sn } = query;
    if (sn && sn !== fortitokenCredentials.webApp.clientId && !this.isAppliance(sn)) {
      throw new Refusal(400, "sn must be the serial of an appliance of the account or the application's client id.");
    }
    const answered = this.pushes.all().filter(({ status }) => status === "authenticated" || status === "rejected");
    return { status: 200, body: answered.slice(0, Number(query["chunksize"] || defaultChunkSize)).map(toWire) };
  };

  readonly getAuth = ({ path }: OperationCall): Answer => {
    const push = this.pushes.find(path["authid"] ?? "");
    if (!push || push.status === "expired") {
      throw new Refusal(404, "The authid is unknown or has expired.");
    }
    return { status: 200, body: toWire(push) };
  };

  private isAppliance(sn: string): boolean {
    return this.state.realms.some(({ device }) => device?.sn === sn);
  }
}

function toWire({ authid, status }: Push): unknown {
  return { authid, status };
}
