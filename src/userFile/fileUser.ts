/** What a file says of a user; a member it is silent about is absent. */
export interface FileUser {
  /** Where it is in the file, for people: "line 3". No other row has the same. */
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
  /** Enabled; the service takes it of a user that exists [FTC 2.3.3]. */
  readonly active?: boolean;
  /** Signs in without second factor; as `active`. */
  readonly bypass?: boolean;
}

export type Member = Exclude<keyof FileUser, "place">;

export const planActions = ["create", "modify", "delete"] as const;
export type PlanAction = (typeof planActions)[number];
