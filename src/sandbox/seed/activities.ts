import type { StoredAlert, StoredDocument } from "../forticnp/records";
import { type GeoLocation, seedPlace } from "./actors";
import { eventNamed, events, type WireEvent } from "./events";
import { Random } from "./random";

const dayMs = 86_400_000;
const readings = ["VIEW_FILE", "DOWNLOAD_FILE"].map(eventNamed);

/** An activity on a document. Its members are not documented [CNP 3.18]. */
export interface WireActivity {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly createTime: number;
  readonly operation: string;
  readonly operationId: number;
  readonly displayOperation: string;
  readonly user: string;
  readonly userName: string;
  readonly geoLocation?: GeoLocation;
}

/** A document's activities, newest first: those of its alerts, and reads in between. */
export function documentActivities(
  seed: number,
  document: StoredDocument,
  alerts: readonly StoredAlert[],
): readonly WireActivity[] {
  const random = new Random(seed, `activities of ${document.fileId}`);
  const violating = alerts
    .filter(({ wire }) => wire.objectId === document.fileId)
    .map(({ wire }) => {
      const [geoLocation] = wire.geoLocationList;
      return {
        id: wire.eventId ?? wire.eventIdList?.[0] ?? wire.id,
        createTime: wire.createTime,
        ...operationOf(events.find(({ value }) => value === wire.violationActivity) ?? eventNamed("UPLOAD_FILE")),
        user: wire.user,
        userName: wire.userName,
        ...(geoLocation ? { geoLocation } : {}),
      };
    });
  const reading = violating.flatMap(({ createTime }) =>
    document.readers.map((reader) => ({
      id: `ev-${random.digits(8)}`,
      createTime: createTime - random.int(60, dayMs / 1000) * 1000,
      ...operationOf(random.pick(readings)),
      user: reader.mail,
      userName: reader.name,
      geoLocation: seedPlace(random),
    })),
  );
  return [...violating, ...reading].sort((a, b) => b.createTime - a.createTime);
}

function operationOf({
  id,
  value,
  name,
}: WireEvent): Pick<WireActivity, "operation" | "operationId" | "displayOperation"> {
  return { operation: value, operationId: id, displayOperation: name };
}
