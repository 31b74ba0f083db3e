import { readText } from "../../services/readers";
import type { ServiceRecord } from "../../services/model";
import type { ReferenceList, ReferenceLists } from "../referenceLists";
import { cloudName } from "../../services/forticnp/alertWords";
import type { FilterChoice } from "./filter";

/** The values of one reference list, from all profiles together. */
class ReferenceChoices<T> {
  constructor(
    private readonly list: ReferenceList<T>,
    private readonly profileIds: () => readonly string[],
    private readonly choiceOf: (record: ServiceRecord<T>) => FilterChoice | undefined,
  ) {}

  /**
   * Sorted by label; empty if no tenant offers the list.
   * @throws ServiceError if the list could not be read for any profile
   */
  async load(signal: AbortSignal): Promise<readonly FilterChoice[]> {
    const answers = await Promise.allSettled(this.profileIds().map((id) => this.list.get(id, signal)));
    const good = answers.filter((answer) => answer.status === "fulfilled");
    const failed = answers.find((answer) => answer.status === "rejected");
    if (good.length === 0 && failed) throw failed.reason;
    return this.choices(good.flatMap(({ value }) => value ?? []));
  }

  /** The label of a value; the value itself if no loaded list contains it. */
  words(value: string): string {
    const known = this.choices(this.profileIds().flatMap((id) => this.list.cachedRecords(id)));
    return known.find((choice) => choice.value === value)?.label ?? value;
  }

  private choices(records: readonly ServiceRecord<T>[]): readonly FilterChoice[] {
    const choices = records.map(this.choiceOf).filter((choice) => choice !== undefined);
    const unique = new Map(choices.map((choice) => [choice.value, choice]));
    return [...unique.values()].sort((a, b) => a.label.localeCompare(b.label));
  }
}

/** The values from the service's lists that alerts can be filtered by. */
export interface AlertValues {
  readonly accounts: Choices;
  readonly events: Choices;
  readonly policies: Choices;
  readonly countries: Choices;
}
type Choices = Pick<ReferenceChoices<unknown>, "load" | "words">;

export function alertValues(lists: ReferenceLists, profileIds: () => readonly string[]): AlertValues {
  return {
    accounts: new ReferenceChoices(lists.cloudAccounts, profileIds, ({ value }) => {
      const id = readText(value.serviceId);
      const cloud = readText(value.service);
      if (!id) return undefined;
      return {
        value: id,
        label: readText(value.name) || id,
        description: [cloud && cloudName(cloud), id].filter(Boolean).join(" · "),
      };
    }),
    events: new ReferenceChoices(lists.events, profileIds, ({ id, value: event }) => ({
      value: readText(event.value) || id,
      label: readText(event.name) || readText(event.nameEnum) || id,
      ...withDescription(readText(event.category)),
    })),
    policies: new ReferenceChoices(lists.policies, profileIds, ({ id, value }) => ({
      value: id,
      label: readText(value.name) || id,
      description: [id, readText(value.category)].filter(Boolean).join(" · "),
    })),
    countries: new ReferenceChoices(lists.countries, profileIds, ({ id, value }) => ({
      value: id,
      label: readText(value.country) || id,
      description: id,
    })),
  };
}

function withDescription(description: string | undefined): { description?: string } {
  return description ? { description } : {};
}
