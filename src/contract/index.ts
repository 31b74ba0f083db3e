/**
 * The contract of both services, by the names the code uses. Where a name occurs in both, it bears the service.
 * A schema gets its name here when code first needs it. Validators are imported from "./generated/validators" where they are
 * needed, so that light code stays light.
 */
import type { components as Forticnp } from "./generated/forticnp";
import type { components as Fortitoken, operations as FortitokenRequests } from "./generated/fortitokenCloud";

export { operations } from "./generated/operations";
export type { Operation, OperationId, ServiceId } from "./generated/operations";

type ForticnpSchemas = Forticnp["schemas"];
type FortitokenSchemas = Fortitoken["schemas"];
type QueryOf<Id extends keyof FortitokenRequests> = NonNullable<FortitokenRequests[Id]["parameters"]["query"]>;

// FortiCNP
export type ForticnpToken = ForticnpSchemas["Token"];
export type ResourceMapEntry = ForticnpSchemas["ResourceMapEntry"];
export type Alert = ForticnpSchemas["Alert"];
export type Severity = ForticnpSchemas["Severity"];
export type Country = ForticnpSchemas["Country"];
export type AlertPolicy = ForticnpSchemas["AlertPolicy"];
export type ForticnpEvent = ForticnpSchemas["Event"];
export type SeverityCount = ForticnpSchemas["SeverityCount"];
export type PolicyViolation = ForticnpSchemas["PolicyViolation"];
export type AccountSeverity = ForticnpSchemas["AccountSeverity"];
export type CloudAccount = ForticnpSchemas["CloudAccount"];
export type CloudAccountDetail = ForticnpSchemas["CloudAccountDetail"];
export type Finding = ForticnpSchemas["Finding"];
export type Resource = ForticnpSchemas["Resource"];
export type ResourceDetail = ForticnpSchemas["ResourceDetail"];
export type ResourceConfig = ForticnpSchemas["ResourceConfig"];
export type DocumentDetail = ForticnpSchemas["DocumentDetail"];
export type DocumentActivity = ForticnpSchemas["DocumentActivity"];
export type DocumentPermission = ForticnpSchemas["DocumentPermission"];
export type DocumentViolation = ForticnpSchemas["DocumentViolation"];
/** Paging members beside `data` or `datas`. */
export type ForticnpPage = ForticnpSchemas["Page"];

// FortiToken Cloud
export type FortitokenToken = FortitokenSchemas["Token"];
export type Realm = FortitokenSchemas["Realm"];
export type User = FortitokenSchemas["User"];
/** The query parameters of the lists of users and of base users, whole and by pages. */
export type UserQuery = QueryOf<"listUsers">;
export type PagedUserQuery = QueryOf<"pageUsers">;
export type BaseUserQuery = QueryOf<"listBaseUsers">;
export type PagedBaseUserQuery = QueryOf<"pageBaseUsers">;
export type BaseUser = FortitokenSchemas["BaseUser"];
export type BriefUser = FortitokenSchemas["BriefUser"];
export type UserCreate = FortitokenSchemas["UserCreate"];
export type UserUpdate = FortitokenSchemas["UserUpdate"];
export type AuthPreview = FortitokenSchemas["AuthPreview"];
export type AuthStatus = FortitokenSchemas["AuthStatus"];
export type UserSyncItem = FortitokenSchemas["UserSyncItem"];
export type Task = FortitokenSchemas["Task"];
export type TempToken = FortitokenSchemas["TempToken"];
export type TempTokenCreate = FortitokenSchemas["TempTokenCreate"];
export type Count = FortitokenSchemas["Count"];
export type Balance = FortitokenSchemas["Balance"];
export type Quota = FortitokenSchemas["Quota"];
