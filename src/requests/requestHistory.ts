import { defined } from "../defined";
import type * as vscode from "vscode";
import { isSecret } from "../services/http/redact";
import { isRequestDraft, type RequestDraft } from "./requestDraft";

const key = "forticloud.requestHistory";
const maxEntries = 50;

/** A request that was sent. */
export interface HistoryEntry {
  readonly draft: RequestDraft;
  /** Epoch ms. */
  readonly sentAt: number;
  /** HTTP status; absent without a response. */
  readonly status?: number;
}

/** The last 50 requests, newest first, without secrets and one-time codes. */
export class RequestHistory {
  constructor(private readonly memento: vscode.Memento) {}

  list(): readonly HistoryEntry[] {
    const stored = this.memento.get<unknown>(key);
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  }

  /** Replaces an earlier equal request. */
  async add(draft: RequestDraft, status: number | undefined): Promise<void> {
    const entry: HistoryEntry = defined({
      draft: withoutSecrets(draft),
      sentAt: Date.now(),
      status,
    });
    const others = this.list().filter((other) => !isSameRequest(other.draft, entry.draft));
    await this.memento.update(key, [entry, ...others].slice(0, maxEntries));
  }

  /** The request of a document that was open before the window was reloaded. */
  find(draftId: string): RequestDraft | undefined {
    return this.list().find(({ draft }) => draft.id === draftId)?.draft;
  }
}

function withoutSecrets(draft: RequestDraft): RequestDraft {
  return draft.body ? { ...draft, body: withoutSecretValues(draft.body) as NonNullable<RequestDraft["body"]> } : draft;
}

function withoutSecretValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecretValues);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => !isSecret(name, member));
  return Object.fromEntries(members.map(([name, member]) => [name, withoutSecretValues(member)]));
}

function isSameRequest({ id: _a, ...a }: RequestDraft, { id: _b, ...b }: RequestDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== "object" || value === null) return false;
  const { draft, sentAt } = value as Partial<Record<keyof HistoryEntry, unknown>>;
  return isRequestDraft(draft) && typeof sentAt === "number";
}
