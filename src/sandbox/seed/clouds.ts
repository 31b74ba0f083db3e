export interface CloudAccount {
  readonly service: "AWS" | "Azure" | "GoogleCloud";
  /** Account, subscription or project id; `applicationId` of an alert. */
  readonly id: string;
  readonly buId: number;
  readonly regions: readonly string[];
  /** Resource types and name patterns found in this cloud. */
  readonly resources: readonly (readonly [type: string, name: string])[];
}

export const cloudAccounts: readonly CloudAccount[] = [
  {
    service: "AWS",
    id: "100000000017",
    buId: 40017,
    regions: ["us-west-2", "eu-central-1", "ap-northeast-1"],
    resources: [
      ["S3 Bucket", "receipts-archive"],
      ["EC2 Instance", "web-front"],
      ["Security Group", "sg-office"],
      ["IAM Role", "deploy-role"],
    ],
  },
  {
    service: "AWS",
    id: "100000000025",
    buId: 40018,
    regions: ["us-east-1", "sa-east-1"],
    resources: [
      ["S3 Bucket", "média-público"],
      ["RDS Instance", "orders-db"],
      ["EC2 Instance", "batch-worker"],
    ],
  },
  {
    service: "Azure",
    id: "4d0a7c1e-58b2-4f63-9a17-b0c2d3e4f501",
    buId: 40031,
    regions: ["westeurope", "northeurope"],
    resources: [
      ["Azure Virtual Machine", "vm-payroll"],
      ["Storage Account", "examplefiles"],
      ["Network Security Group", "nsg-dmz"],
    ],
  },
  {
    service: "Azure",
    id: "92e6f3b8-0d41-4c7a-8e25-c1d2e3f4a602",
    buId: 40032,
    regions: ["japaneast", "brazilsouth"],
    resources: [
      ["Azure Virtual Machine", "vm-build"],
      ["Key Vault", "kv-signing"],
    ],
  },
  {
    service: "GoogleCloud",
    id: "example-analytics-314",
    buId: 40044,
    regions: ["europe-west4", "us-central1"],
    resources: [
      ["Compute Engine Instance", "gce-report"],
      ["Storage Bucket", "exports-daily"],
      ["Firewall Rule", "allow-any-ssh"],
    ],
  },
];

type AlertType = "Data Analysis" | "Threat Protection" | "Compliance" | "Risk Assessment";

export interface AlertPolicy {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly alertType: AlertType;
  readonly severity: string;
  /** Operation behind the alert, with its label and kind; empty for states found by a scan. */
  readonly activity: readonly [code: string, label: string, kind: string];
}

const scanned = ["", "", ""] as const;

export const policies: readonly AlertPolicy[] = [
  policy("901", "National id numbers in a file", "DLP", "Data Analysis", "Critical", [
    "UPLOAD_FILE",
    "Upload File",
    "FILE",
  ]),
  policy("902", "Payment card numbers in a file", "DLP", "Data Analysis", "Critical", [
    "UPLOAD_FILE",
    "Upload File",
    "FILE",
  ]),
  policy("903", "Health records shared outside", "DLP", "Data Analysis", "Alert", ["SHARE_FILE", "Share File", "FILE"]),
  policy("904", "Malware in a stored file", "Malware", "Data Analysis", "Critical", [
    "UPLOAD_FILE",
    "Upload File",
    "FILE",
  ]),
  policy("911", "Sign-in from an unusual country", "UEBA", "Threat Protection", "Alert", [
    "LOGIN_SUCCESS",
    "Login Success",
    "LOGIN",
  ]),
  policy("912", "Many failed sign-ins", "UEBA", "Threat Protection", "Warning", [
    "LOGIN_FAILED",
    "Login Failed",
    "LOGIN",
  ]),
  policy("913", "Role policy attached", "Privilege", "Threat Protection", "Warning", [
    "ATTACH_ROLE_POLICY",
    "Attach Role Policy",
    "USER",
  ]),
  policy("921", "Storage open to everyone", "Configuration", "Risk Assessment", "Critical", scanned),
  policy("922", "Remote shell open to the internet", "Configuration", "Risk Assessment", "Alert", scanned),
  policy("923", "Disk is not encrypted", "Configuration", "Risk Assessment", "Warning", scanned),
  policy("924", "Access key older than 90 days", "Configuration", "Risk Assessment", "Information", scanned),
  policy("931", "Audit log switched off", "CIS", "Compliance", "Alert", scanned),
  policy("932", "Owner tag is missing", "CIS", "Compliance", "Information", scanned),
  policy("933", "Backup plan is in place", "CIS", "Compliance", "Pass", scanned),
];

function policy(
  digits: string,
  name: string,
  category: string,
  alertType: AlertType,
  severity: string,
  activity: AlertPolicy["activity"],
): AlertPolicy {
  return { code: `FC-ACT-${digits}`, name, category, alertType, severity, activity };
}
