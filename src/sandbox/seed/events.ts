/** A definition of an activity event as it is sent [CNP 3.6]. */
export interface WireEvent {
  readonly id: number;
  readonly name: string;
  readonly nameEnum: string;
  /** The enum name for events of all clouds; the id as text for events of one cloud. */
  readonly value: string;
  readonly category: string;
  readonly searchField: "subOperationList" | "activity";
}

const firstSingleCloudId = 2000;

const eventTable: readonly (readonly [id: number, nameEnum: string, category: string])[] = [
  [1002, "LOGIN_SUCCESS", "LOGIN"],
  [1003, "LOGIN_FAILED", "LOGIN"],
  [1004, "ATTACH_ROLE_POLICY", "USER"],
  [1005, "CREATE_USER", "USER"],
  [1006, "DELETE_USER", "USER"],
  [1011, "UPLOAD_FILE", "FILE"],
  [1012, "DOWNLOAD_FILE", "FILE"],
  [1013, "VIEW_FILE", "FILE"],
  [1014, "SHARE_FILE", "FILE"],
  [1015, "DELETE_FILE", "FILE"],
  [2101, "CREATE_BUCKET", "STORAGE"],
  [2102, "PUT_BUCKET_POLICY", "STORAGE"],
  [2201, "RESTART_VIRTUAL_MACHINE", "COMPUTE"],
  [2301, "CREATE_FIREWALL_RULE", "NETWORK"],
];

export const events: readonly WireEvent[] = eventTable.map(([id, nameEnum, category]) => {
  const common = id < firstSingleCloudId;
  return {
    id,
    name: nameEnum
      .toLowerCase()
      .replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => `${gap ? " " : ""}${letter.toUpperCase()}`),
    nameEnum,
    value: common ? nameEnum : String(id),
    category,
    searchField: common ? "subOperationList" : "activity",
  };
});

/** @throws RangeError for a name outside the table */
export function eventNamed(nameEnum: string): WireEvent {
  const event = events.find((candidate) => candidate.nameEnum === nameEnum);
  if (!event) {
    throw new RangeError(`There is no event ${nameEnum}`);
  }
  return event;
}
