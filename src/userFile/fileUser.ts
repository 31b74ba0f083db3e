/** A user in a file; members that the file does not have are absent. */
export interface FileUser {
  /** Its position for messages, unique in the file: "line 3". */
  readonly place: string;
  readonly action?: PlanAction;
  readonly username: string;
  /** Name of the user's realm. */
  readonly realm?: string;
  readonly email?: string;
  readonly mobile_number?: string;
  readonly auth_method?: string;
  readonly notification_method?: string;
  /** 0: a local user, 1: a remote one [FTC 3.5]. */
  readonly user_data?: 0 | 1;
  /** Serial of the hardware token of a new user. */
  readonly token?: string;
  /** Enabled; the service accepts it only for an existing user [FTC 2.3.3]. */
  readonly active?: boolean;
  /** Signs in without second factor; accepted like `active`. */
  readonly bypass?: boolean;
}

export type Member = Exclude<keyof FileUser, "place">;

export const planActions = ["create", "modify", "delete"] as const;
export type PlanAction = (typeof planActions)[number];
