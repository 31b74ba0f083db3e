import { type FortitokenToken, operations, type TempToken, type TempTokenCreate } from "../../contract";
import { schemas } from "../../contract/generated/validators";
import { decodeBare, decodeRecords, type RecordShape } from "../decode";
import { ServiceError } from "../errors";
import type { ServiceRecord } from "../model";
import type { FortiTokenCaller } from "./caller";
import { noneWhenNotFound } from "./pagedOrWhole";

/** Filters of the token list [FTC 2.9]; an absent member does not filter. */
export interface TokenFilter {
  /** Free hardware tokens. */
  readonly available?: boolean;
  /** FortiToken Mobile. */
  readonly soft_token?: boolean;
  /** `disable`, `enable`, `transfer` or `others`; only beside `soft_token: true`. */
  readonly status?: string;
  readonly temp_token?: boolean;
  /** Base user id of the owner. */
  readonly user_id?: string;
  /** Serial. */
  readonly token_sn?: string;
}

const shape: RecordShape<FortitokenToken> = {
  kind: "token",
  validate: schemas.fortitoken.Token,
  idOf: (token) => token.sn,
};
const temporaryShape: RecordShape<TempToken> = {
  kind: "token",
  validate: schemas.fortitoken.TempToken,
  idOf: (token) => token.sn,
};

/** Tokens; their ids are serials [FTC 2.9-2.11]. Every method throws `ServiceError`. */
export class Tokens {
  constructor(private readonly caller: FortiTokenCaller) {}

  /** The array is empty if nothing matches. */
  list(filter: TokenFilter, signal?: AbortSignal): Promise<ServiceRecord<FortitokenToken>[]> {
    const request = { operation: operations.fortitoken.listTokens, query: { ...filter } };
    return noneWhenNotFound(this.caller.json(request, signal).then((json) => decodeRecords(shape, json)));
  }

  async get(sn: string, signal?: AbortSignal): Promise<ServiceRecord<FortitokenToken>> {
    const token = (await this.list({ token_sn: sn }, signal)).find(({ id }) => id === sn);
    if (token) return token;
    throw new ServiceError("notFound", "The service has no token with this serial.");
  }

  /** Gives a user a temporary token; management applications only. `expired_at` is UTC without a zone, null for no expiry. */
  async giveTemporary(input: TempTokenCreate, signal?: AbortSignal): Promise<ServiceRecord<TempToken>> {
    const json = await this.caller.json({ operation: operations.fortitoken.createTempToken, body: input }, signal);
    return decodeBare(temporaryShape, json);
  }

  /** Takes a user's temporary token away; management applications only. @param userId base user id */
  async takeTemporary(userId: string, signal?: AbortSignal): Promise<void> {
    const pathParameters = { user_id: userId };
    await this.caller.send({ operation: operations.fortitoken.deleteTempToken, pathParameters }, signal);
  }
}
