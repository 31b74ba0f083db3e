import type { LosslessNumber } from "lossless-json";
import type { Actor, GeoLocation } from "../seed/actors";
import type { Category, CloudAccount } from "../seed/clouds";

/** An id that is text in some records and a number in others. */
export type TextOrNumber = string | number | LosslessNumber;

/** An alert as it is sent [CNP 3.3]. Times are epoch milliseconds. */
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

/** A wire alert with the values that only filters use. */
export interface StoredAlert {
  readonly wire: WireAlert;
  readonly policyCategory: string;
  readonly activityType: string;
}

/** A resource of a cloud account. Times are epoch milliseconds. */
export interface StoredResource {
  /** Digits, up to 64 bits. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly category: Category;
  readonly account: CloudAccount;
  readonly region: string;
  /** The provider's id. */
  readonly providerId: string;
  /** Last byte of its IP addresses. */
  readonly address: number;
  readonly environment: string;
  /** Stored bytes; 0 for other categories than storage. */
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

/** A scan's match in a document [CNP 3.20]. */
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
