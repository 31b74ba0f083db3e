import { clinicCompany, retailCompany } from "./companies";

export type Category = "Compute" | "Storage" | "Network" | "Identity" | "Database";

/** The service's resource types -> their category. */
export const resourceTypes: Readonly<Record<string, Category>> = {
  "EC2 Instance": "Compute",
  "S3 Bucket": "Storage",
  "Security Group": "Network",
  "IAM Role": "Identity",
  "RDS Instance": "Database",
  "Azure Virtual Machine": "Compute",
  "Storage Account": "Storage",
  "Network Security Group": "Network",
  "Key Vault": "Identity",
  "Compute Engine Instance": "Compute",
  "Storage Bucket": "Storage",
  "Firewall Rule": "Network",
  "Service Account": "Identity",
};

export interface CloudAccount {
  readonly service: "AWS" | "Azure" | "GoogleCloud";
  /**
   * Account number, subscription, or domain with a leading `@`: the account's `serviceId`, its alerts' `applicationId`.
   */
  readonly id: string;
  readonly buId: number;
  readonly companyId: number;
  readonly name: string;
  readonly appStatus: "ENABLED_SANDBOX" | "ERROR_SANDBOX" | "DELETE_PENDING";
  readonly regions: readonly string[];
  /** Resource types and name patterns found in this account. */
  readonly resources: readonly (readonly [type: string, name: string])[];
}

export const cloudAccounts: readonly CloudAccount[] = [
  {
    service: "AWS",
    id: "100000000017",
    buId: 40017,
    companyId: retailCompany.companyId,
    name: "shop-production",
    appStatus: "ENABLED_SANDBOX",
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
    companyId: retailCompany.companyId,
    name: "loja-América",
    appStatus: "ENABLED_SANDBOX",
    regions: ["us-east-1", "sa-east-1"],
    resources: [
      ["S3 Bucket", "média-público"],
      ["RDS Instance", "orders-db"],
      ["EC2 Instance", "batch-worker"],
    ],
  },
  {
    service: "AWS",
    id: "100000000033",
    buId: 40019,
    companyId: retailCompany.companyId,
    name: "shop-legacy",
    appStatus: "DELETE_PENDING",
    regions: ["us-west-1"],
    resources: [["EC2 Instance", "old-cart"]],
  },
  {
    service: "Azure",
    id: "4d0a7c1e-58b2-4f63-9a17-b0c2d3e4f501",
    buId: 40031,
    companyId: retailCompany.companyId,
    name: "Head office",
    appStatus: "ENABLED_SANDBOX",
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
    companyId: retailCompany.companyId,
    name: "Build farm",
    appStatus: "ERROR_SANDBOX",
    regions: ["japaneast", "brazilsouth"],
    resources: [
      ["Azure Virtual Machine", "vm-build"],
      ["Key Vault", "kv-signing"],
    ],
  },
  {
    service: "GoogleCloud",
    id: "@analytics.example.net",
    buId: 40044,
    companyId: retailCompany.companyId,
    name: "Analytics",
    appStatus: "ENABLED_SANDBOX",
    regions: ["europe-west4", "us-central1"],
    resources: [
      ["Compute Engine Instance", "gce-report"],
      ["Storage Bucket", "exports-daily"],
      ["Firewall Rule", "allow-any-ssh"],
      ["Service Account", "sa-pipeline"],
    ],
  },
  {
    service: "AWS",
    id: "100000000041",
    buId: 40051,
    companyId: clinicCompany.companyId,
    name: "clínica-producción",
    appStatus: "ENABLED_SANDBOX",
    regions: ["eu-south-2"],
    resources: [
      ["S3 Bucket", "historias-clínicas"],
      ["EC2 Instance", "citas"],
      ["Security Group", "sg-vpn"],
      ["IAM Role", "lectura"],
    ],
  },
  {
    service: "GoogleCloud",
    id: "@clinica.example.org",
    buId: 40052,
    companyId: clinicCompany.companyId,
    name: "Investigación",
    appStatus: "ENABLED_SANDBOX",
    regions: ["europe-southwest1"],
    resources: [
      ["Compute Engine Instance", "gce-imagen"],
      ["Storage Bucket", "ensayos"],
    ],
  },
];
