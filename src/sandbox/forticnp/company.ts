import { AlertSeeder } from "../seed/alerts";
import { cloudAccounts, type CloudAccount } from "../seed/clouds";
import { seedDocuments } from "../seed/documents";
import { seedResources } from "../seed/resources";
import type { StoredAlert, StoredDocument, StoredResource } from "./records";

/** FortiCNP's data of one company. The service is read-only, so nothing here changes. */
export class CompanyData {
  readonly accounts: readonly CloudAccount[];
  /** In order of their ids, including deleted ones. */
  readonly resources: readonly StoredResource[];
  readonly documents: readonly StoredDocument[];
  /** Newest first. */
  readonly alerts: readonly StoredAlert[];
  private readonly alertsByResource = new Map<string, StoredAlert[]>();

  constructor(
    readonly seed: number,
    now: number,
    readonly companyId: number,
    alertCount: number,
  ) {
    this.accounts = cloudAccounts.filter((account) => account.companyId === companyId);
    this.resources = seedResources(seed, now, companyId);
    this.documents = seedDocuments(seed, companyId, this.resources);
    this.alerts = new AlertSeeder(seed, now, companyId, this.resources, this.documents).make(alertCount);
    for (const alert of this.alerts) {
      const id = String(alert.wire.resourceId);
      this.alertsByResource.set(id, [...(this.alertsByResource.get(id) ?? []), alert]);
    }
  }

  resource(id: string): StoredResource | undefined {
    return this.resources.find((resource) => resource.id === id);
  }

  document(fileId: string): StoredDocument | undefined {
    return this.documents.find((document) => document.fileId === fileId);
  }

  /** Newest first; alerts of documents in a storage count as alerts of the storage. */
  alertsOf({ id }: StoredResource): readonly StoredAlert[] {
    return this.alertsByResource.get(id) ?? [];
  }
}
