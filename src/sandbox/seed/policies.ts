import type { TextOrNumber } from "../forticnp/records";
import type { Category } from "./clouds";
import { eventNamed, type WireEvent } from "./events";

type AlertType = "Data Analysis" | "Threat Protection" | "Compliance" | "Risk Assessment";

export interface AlertPolicy {
  readonly code: string;
  /** A number for some policies, text for others; always the same for one policy. */
  readonly id: TextOrNumber;
  readonly name: string;
  readonly category: string;
  /** `Data Analysis` checks documents, the others check resources. */
  readonly alertType: AlertType;
  readonly severity: string;
  /** The categories that it checks. */
  readonly targets: readonly Category[];
  /** The event that causes an alert; undefined for a scan's finding. */
  readonly event: WireEvent | undefined;
}

export const policies: readonly AlertPolicy[] = [
  seedPolicy(901, "National id numbers in a file", "DLP", "Data Analysis", "Critical", ["Storage"], "UPLOAD_FILE"),
  seedPolicy(902, "Payment card numbers in a file", "DLP", "Data Analysis", "Critical", ["Storage"], "UPLOAD_FILE"),
  seedPolicy(903, "Health records shared outside", "DLP", "Data Analysis", "Alert", ["Storage"], "SHARE_FILE"),
  seedPolicy(904, "Malware in a stored file", "Malware", "Data Analysis", "Critical", ["Storage"], "UPLOAD_FILE"),
  seedPolicy(
    911,
    "Sign-in from an unusual country",
    "UEBA",
    "Threat Protection",
    "Alert",
    ["Identity"],
    "LOGIN_SUCCESS",
  ),
  seedPolicy(912, "Many failed sign-ins", "UEBA", "Threat Protection", "Warning", ["Compute"], "LOGIN_FAILED"),
  seedPolicy(
    913,
    "Role policy attached",
    "Privilege",
    "Threat Protection",
    "Warning",
    ["Identity"],
    "ATTACH_ROLE_POLICY",
  ),
  seedPolicy(
    914,
    "Bucket policy changed",
    "Privilege",
    "Threat Protection",
    "Information",
    ["Storage"],
    "PUT_BUCKET_POLICY",
  ),
  seedPolicy(921, "Storage open to everyone", "Configuration", "Risk Assessment", "Critical", ["Storage"]),
  seedPolicy(922, "Remote shell open to the internet", "Configuration", "Risk Assessment", "Alert", [
    "Network",
    "Compute",
  ]),
  seedPolicy(923, "Disk is not encrypted", "Configuration", "Risk Assessment", "Warning", ["Compute", "Database"]),
  seedPolicy(924, "Access key older than 90 days", "Configuration", "Risk Assessment", "Information", ["Identity"]),
  seedPolicy(931, "Audit log switched off", "CIS", "Compliance", "Alert", ["Storage", "Database", "Network"]),
  seedPolicy(932, "Owner tag is missing", "CIS", "Compliance", "Information", [
    "Compute",
    "Storage",
    "Database",
    "Network",
  ]),
  seedPolicy(933, "Backup plan is in place", "CIS", "Compliance", "Pass", ["Compute", "Storage", "Database"]),
];

function seedPolicy(
  number: number,
  name: string,
  category: string,
  alertType: AlertType,
  severity: string,
  targets: readonly Category[],
  event?: string,
): AlertPolicy {
  return {
    code: `FC-ACT-${number}`,
    id: number % 2 === 0 ? String(number) : number,
    name,
    category,
    alertType,
    severity,
    targets,
    event: event === undefined ? undefined : eventNamed(event),
  };
}
