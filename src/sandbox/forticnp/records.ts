import type { LosslessNumber } from "lossless-json";
import type { Actor, GeoLocation } from "../seed/actors";
import type { Category, CloudAccount } from "../seed/clouds";

/** An id that the service writes as text in one record and as a number in another. */
export type TextOrNumber = string | number | LosslessNumber;

/** An alert as it goes over the wire [CNP 3.3]. Times are epoch milliseconds. */
export interface WireAlert {
  readonly id: string;
  readonly timestampUUID: string;
  readonly companyId: number;
  readonly buId: number;
  readonly createTime: number;
  readonly updateTime: number;
  readonly severity: string;
  readonly state: string;
  readonly alertType: string;
  readonly defineType: string;
  readonly title: string;
  readonly description: string;
  readonly resultDesc: string;
  readonly object: string;
  readonly objectId: TextOrNumber;
  readonly objectType: string;
  readonly resourceId: TextOrNumber;
  readonly user: string;
  readonly userName: string;
  readonly userId: string;
  readonly applicationId: string;
  readonly service: string;
  readonly region: string;
  readonly violationActivity: string;
  readonly displayOperation: string;
  readonly policyId: TextOrNumber;
  readonly policyName: string;
  readonly policyCode: string;
  readonly contextName: string;
  readonly eventId?: string;
  readonly eventIdList?: readonly string[];
  readonly geoLocationList: readonly GeoLocation[];
}

/** A wire alert with what the filters know about it and the answer does not show. */
export interface StoredAlert {
  readonly wire: WireAlert;
  readonly policyCategory: string;
  readonly activityType: string;
}

/** Something in a cloud account. Times are epoch milliseconds. */
export interface StoredResource {
  /** Digits, up to 64 bits. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly category: Category;
  readonly account: CloudAccount;
  readonly region: string;
  /** The id that the provider gave it. */
  readonly providerId: string;
  /** Last number of its IP addresses. */
  readonly address: number;
  readonly environment: string;
  /** What it stores; 0 for what is no storage. */
  readonly bytes: number;
  readonly createdAt: number;
  readonly scannedAt: number;
  readonly deleted: boolean;
}

export interface StoredDocument {
  /** 43 characters of URL-safe base64. */
  readonly fileId: string;
  readonly name: string;
  readonly storage: StoredResource;
  readonly readers: readonly Actor[];
}

/** What a scan found in a document [CNP 3.20]. */
export interface WireViolation {
  readonly dataPatternId: number;
  readonly dataPatternCategory: string;
  readonly dataPatternName: string;
  readonly violationDetail: string;
  readonly matchedStatus: {
    readonly objectType: string;
    readonly totalMatchedNum: number;
    readonly matchedObjects: readonly {
      readonly file_name: string;
      readonly matched_num: number;
      readonly matched_result: readonly { readonly matched: string }[];
    }[];
  };
}
