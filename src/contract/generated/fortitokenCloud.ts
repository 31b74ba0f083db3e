// Generated from openapi/fortitoken-cloud.yaml by tools/generateContract.mjs; do not edit.

export interface paths {
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Issues a bearer token. Nominal lifetime 3600 s, but `expires_in` is the time **left** and may be a few seconds:
         *     a repeated login can hand back the active token. There is no refresh token and no logout.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Service version
         * @description No `/api/v1` prefix. The only key contains a space (`FIC server`, in one sample with a leading space too; earlier
         *     presumably `FTC server`): take the only string value. Public client code reads it on port 443 without a token.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/realm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List realms
         * @description All realms the client may see. A `name` filter still answers an array; unknown names answer `[]` or 404.
         */
        get: operations["listRealms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/realm/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a realm */
        get: operations["getRealm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/realm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List realms, paged
         * @description Filters and items of `listRealms`; the body stays a bare array, the cursor comes in `Link`.
         */
        get: operations["pageRealms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Exact filters; not paged, use v2 for large accounts. Codes are those of the sibling base user page.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a user in the application's realm; for FTM the service sends an activation notice by the notification
         *     method. The success code could not be read: 201 expected, accept any 2xx.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a user
         * @description By userref id. The object form is inferred.
         */
        get: operations["getUser"];
        /**
         * Change a user
         * @description All fields optional. Booleans `bypass` and `lockout` are written; timestamps `bypass_at` and `lockout_at` are
         *     read. Management applications may call this method, but no other on `/api/v1/user`.
         */
        put: operations["updateUser"];
        post?: never;
        /** Delete a user */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users, paged
         * @description Filters and items of `listUsers`; the body stays a bare array, the cursor comes in `Link`.
         */
        get: operations["pageUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pre-authentication
         * @description Tells what would happen (policy, method, push) before the user is asked for anything.
         */
        post: operations["previewAuth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Push results, batch
         * @description Results that users have given (`authenticated` or `rejected`); empty while nobody has answered. The `sn` form
         *     belongs to the FTC edition; for web applications the page equates `sn` with the client id.
         */
        get: operations["listAuth"];
        put?: never;
        /**
         * Authenticate
         * @description With `token`: checks the one-time code; 200 means accepted (the body may be empty), anything else refused or
         *     failed. Without `token`: starts a push for FTM and answers `authid`; for Email and SMS a code is sent and no
         *     `authid` comes (inferred). Failures count towards the lockout. Documentation known up to `username` only.
         */
        post: operations["authenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/{authid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Push result
         * @description Object or one-element array: not settled, accept both. How long a push stays `waiting` is not documented; keep
         *     an own deadline (60 s, polled each 2 s) and always offer the typed code.
         */
        get: operations["getAuth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user_sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync users
         * @description Queues creations, changes and deletions. While the task runs the application is locked and user deletions
         *     answer 409. `sn` is mandatory; a web application has none and sends its client id (inferred).
         */
        post: operations["syncUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a task
         * @description Only the status `complete` is documented; a finished task may hold failures.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tokens
         * @description No match answers **404**, not an empty array.
         */
        get: operations["listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/token/temp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a temporary token */
        post: operations["createTempToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/token/temp/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a temporary token
         * @description The path holds the **user** id, not a serial. The page shows a body repeating the id; not needed.
         */
        delete: operations["deleteTempToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/base": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List base users
         * @description Not paged. The page marks `realm_id` as required; a client of a management application leaves it out, sends an empty body `{}`
         *     with its Content-Type, and gets all (client code).
         */
        get: operations["listBaseUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/base/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a base user */
        get: operations["getBaseUser"];
        /**
         * Change a base user
         * @description All fields optional. The page prints `notification_method` once with a stray blank inside.
         */
        put: operations["updateBaseUser"];
        post?: never;
        /** Delete a base user */
        delete: operations["deleteBaseUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user/base": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List base users, paged
         * @description Filters and items of `listBaseUsers`; the body stays a bare array, the cursor comes in `Link`.
         */
        get: operations["pageBaseUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count of a resource
         * @description One key named after the resource, and `quota`. The page calls the first value what remains, its sample reads like
         *     what is used: show both raw.
         */
        get: operations["getCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Licence balance */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quota of the account or of one realm
         * @description The answer with `realm_id` is described in the FIC edition only.
         */
        get: operations["getQuota"];
        /**
         * Set the quota of a realm
         * @description The page lists code 204 together with an answer body; expect either an empty 204 or a body.
         */
        put: operations["updateQuota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Not documented. Look for a text under these keys; bodies may also be text, HTML or empty. */
        Error: {
            message?: string;
            error?: unknown;
            detail?: unknown;
            msg?: unknown;
        };
        /**
         * @description A boolean; public clients send it as text.
         * @example true
         * @example True
         */
        Flag: boolean | string;
        /**
         * @description FTM: FortiToken Mobile, code or push; FTK: hardware token. Exact case.
         * @example FTM
         * @example Email
         * @example SMS
         * @example FTK
         */
        AuthMethod: string;
        /**
         * @description How activation and transfer notices travel, not the login code.
         * @example Email
         * @example SMS
         */
        NotificationMethod: string;
        /**
         * @description `YYYY-MM-DDTHH:MM:SS`, UTC, without zone; null when never set.
         * @example 2025-02-03T08:15:42
         * @example null
         */
        Timestamp: string | null;
        LoginRequest: {
            /** @description UUID-shaped */
            client_id: string;
            /** @description Shown once when the application is created. Base64 with `=` at its end in client code; a wrong one is 401. */
            client_secret: string;
        } & {
            [key: string]: unknown;
        };
        LoginAnswer: {
            /** @description Opaque bearer token */
            access_token: string;
            /** @description Seconds left; may be tiny */
            expires_in?: number;
        };
        /** @description One key whose name contains a space. */
        Version: {
            [key: string]: string;
        };
        Realm: {
            id: string;
            /** @description Realms made for a device look like `serial-vdom` */
            name?: string;
            description?: string | null;
            /** @description Default realm of the account */
            is_default?: boolean;
            /** @description null while the realm is live; one sample shows the text `None` */
            deleted_at?: components["schemas"]["Timestamp"];
        };
        /** @description A username in one application. The stored pages are cut at the end: further keys may come. */
        User: {
            /** @description Userref id: the link of a username to one application */
            id: string;
            /** @description Base user id: the person; several userrefs may share it */
            user_id?: string;
            /** @description Account */
            customer_id?: string | number;
            /** @description Application */
            client_id?: string;
            realm_id?: string;
            /** @description Up to 80 characters */
            username?: string;
            /** @description Up to 80 characters */
            email?: string | null;
            mobile_number?: string | null;
            auth_method?: components["schemas"]["AuthMethod"];
            /** @example Email */
            notification_method?: string | null;
            /** @description Enabled */
            active?: boolean;
            created_at?: components["schemas"]["Timestamp"];
            updated_at?: components["schemas"]["Timestamp"];
            /** @description When bypass was switched on, else null */
            bypass_at?: components["schemas"]["Timestamp"];
            /** @description When locked out, else null */
            lockout_at?: components["schemas"]["Timestamp"];
            /** @description Failed validations so far */
            fail_times?: number;
            /** @description 0 local user, 1 remote LDAP user */
            user_data?: number;
        };
        /** @description The form with `brief=true`; `realm` (a name) and `vdom` exist here only. */
        BriefUser: {
            id: string;
            username?: string;
            email?: string | null;
            mobile_number?: string | null;
            /** @description Realm name */
            realm?: string | null;
            vdom?: string | null;
            user_data?: number;
        };
        /** @description The person who owns the token. */
        BaseUser: {
            /** @description Base user id on GET; the PUT page calls it userref id */
            id: string;
            user_id?: string;
            customer_id?: string | number;
            client_id?: string | null;
            realm_id?: string;
            username?: string;
            email?: string | null;
            mobile_number?: string | null;
            auth_method?: components["schemas"]["AuthMethod"];
            /** @example Email */
            notification_method?: string | null;
            active?: boolean;
            created_at?: components["schemas"]["Timestamp"];
            updated_at?: components["schemas"]["Timestamp"];
            bypass_at?: components["schemas"]["Timestamp"];
            lockout_at?: components["schemas"]["Timestamp"];
            fail_times?: number;
            /** @description Temporary token enabled */
            temp_token?: boolean;
        };
        UserCreate: {
            username: string;
            email: string;
            /** @description `+` country number; needed for SMS */
            mobile_number?: string;
            /** @description Default: the realm's */
            auth_method?: components["schemas"]["AuthMethod"];
            /** @description Default: the realm's */
            notification_method?: components["schemas"]["NotificationMethod"];
            /** @description 0 local (default), 1 remote LDAP */
            user_data?: number;
            /** @description Serial of the token to assign */
            token?: string;
            /** @description FTM migration licence */
            license?: string;
            /** @description FTM migration data */
            token_data?: string;
            /** @description Despite its name: skip the migration notification */
            activation_code?: components["schemas"]["Flag"];
            brief?: components["schemas"]["Flag"];
            case_accent_sensitive?: components["schemas"]["Flag"];
            /** @description FTC edition only */
            sn?: string;
            /** @description FTC edition only */
            vdom?: string;
            /** @description Default: the application's realm */
            realm_id?: string;
            /** @description Realm name */
            realm?: string;
            cluster_members?: string[];
        } & {
            [key: string]: unknown;
        };
        UserUpdate: {
            /** @description May repeat the id of the path */
            id?: string;
            username?: string;
            email?: string;
            mobile_number?: string;
            auth_method?: components["schemas"]["AuthMethod"];
            notification_method?: components["schemas"]["NotificationMethod"];
            user_data?: number;
            /** @description Enable or disable */
            active?: components["schemas"]["Flag"];
            /** @description Bypass MFA; only if the realm allows it */
            bypass?: components["schemas"]["Flag"];
            /** @description Lock or unlock */
            lockout?: components["schemas"]["Flag"];
            /** @description Issue a new token; re-sends the activation for FTM */
            change_token?: components["schemas"]["Flag"];
            /** @description Skip the migration notification */
            activation_code?: components["schemas"]["Flag"];
            /** @description Base user to attach this username to (alias) */
            dst_user_id?: string;
            /** @description The id of the path is a userref id */
            is_refid?: components["schemas"]["Flag"];
            brief?: components["schemas"]["Flag"];
            case_accent_sensitive?: components["schemas"]["Flag"];
            /** @description FTC edition only */
            sn?: string;
            /** @description FTC edition only */
            vdom?: string;
        } & {
            [key: string]: unknown;
        };
        BaseUserUpdate: {
            username?: string;
            email?: string;
            mobile_number?: string;
            auth_method?: components["schemas"]["AuthMethod"];
            notification_method?: components["schemas"]["NotificationMethod"];
            active?: components["schemas"]["Flag"];
            bypass?: components["schemas"]["Flag"];
            lockout?: components["schemas"]["Flag"];
            change_token?: components["schemas"]["Flag"];
            activation_code?: components["schemas"]["Flag"];
            dst_user_id?: string;
        } & {
            [key: string]: unknown;
        };
        AuthPreviewRequest: {
            username: string;
            /** @description Realm name */
            realm?: string;
            realm_id?: string;
            auth_method?: components["schemas"]["AuthMethod"];
            /** @description Input for subnet policies */
            user_ip?: string;
            /** @description Country, input for location policies */
            location?: string;
            case_accent_sensitive?: components["schemas"]["Flag"];
            /** @description FTC edition only */
            sn?: string;
            /** @description FTC edition only */
            vdom?: string;
        } & {
            [key: string]: unknown;
        };
        AuthPreview: {
            /** @description The original method even with a temporary token */
            auth_method?: components["schemas"]["AuthMethod"];
            /** @example MFA */
            action?: string;
            /** @description Temporary token available */
            temp_token?: boolean;
            /** @description Only with action MFA and method FTM */
            push_enabled?: boolean;
            /** @description Reason, only with Block; typed boolean, but a text */
            message?: string | boolean | null;
        };
        AuthRequest: {
            username: string;
            realm?: string;
            realm_id?: string;
            /** @description One-time code as text - leading zeros matter; leave out to start a push */
            token?: string;
            /** @description Way of the code or push instead of the user's */
            auth_method?: components["schemas"]["AuthMethod"];
            user_ip?: string;
            location?: string;
            case_accent_sensitive?: components["schemas"]["Flag"];
            sn?: string;
            vdom?: string;
        } & {
            [key: string]: unknown;
        };
        AuthStarted: {
            /** @description Present when a push was sent */
            authid?: string;
        };
        AuthStatus: {
            authid?: string;
            /** @example waiting */
            status?: string;
        };
        UserSync: {
            /** @description Device serial; the client id for a web application (inferred) */
            sn: string;
            /** @description Realm name */
            realm?: string;
            users?: components["schemas"]["UserSyncItem"][];
            /** @description FTM migration licence */
            license?: string;
            vdom?: string;
            cluster_members?: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description Attributes other than these three are not documented; those of `UserCreate` are accepted (inferred). */
        UserSyncItem: {
            username?: string;
            /** @example create */
            action?: string;
            /** @description User id; in the sample even for create */
            id?: string;
            email?: string;
            mobile_number?: string;
            auth_method?: components["schemas"]["AuthMethod"];
            notification_method?: components["schemas"]["NotificationMethod"];
        } & {
            [key: string]: unknown;
        };
        TaskStarted: {
            task_id: string;
        };
        Task: {
            /** @example complete */
            status?: string;
            /** @description For a user sync the counters `create`, `modify` and `delete`; while pending absent, empty or a text (inferred). */
            msg?: {
                [key: string]: {
                    success?: number;
                    failure?: number;
                } | string | number | boolean | null;
            } | string | null;
        };
        Token: {
            /** @description Serial: `FTKMOB` mobile, `FTK200` or `FTK220` hardware, `TMP` temporary */
            sn: string;
            /** @example TOTP */
            algorithm?: string | null;
            /** @description Owner; empty or null when unassigned (inferred) */
            user_id?: string | null;
            username?: string | null;
            realm_id?: string | null;
            realm_name?: string | null;
            /** @example Android */
            platform?: string | null;
            registration_id?: string | null;
        };
        TempTokenCreate: {
            /** @description Base user id */
            user_id: string;
            /** @example Email */
            auth_method?: string;
            /** @description null: no expiry */
            expired_at?: components["schemas"]["Timestamp"];
        } & {
            [key: string]: unknown;
        };
        TempToken: {
            /** @description `TMP` and more */
            sn: string;
            expired_at?: components["schemas"]["Timestamp"];
            /** @example Email */
            auth_method?: string;
            user_id?: string;
            username?: string;
            realm_id?: string;
            realm_name?: string;
        };
        /** @description `quota` (total allowed) and one key named after the resource. */
        Count: {
            quota?: number;
        } & {
            [key: string]: number;
        };
        Balance: {
            /** @description Total user quota */
            balance?: number;
            /** @description 0 no licence, 1 trial, 2 licensed */
            trial_status?: number;
            customer_id?: string | number;
            /** @description Subscription end, `YYYY-MM-DD`; missing in the sample */
            expiration?: string | null;
            /** @example Users */
            unit?: string | null;
        };
        /** @description Members depend on the call: of the account, of one realm, or after a change. */
        Quota: {
            /** @description Account */
            usage?: number;
            /** @description Account */
            total_quota?: number;
            /** @description Account */
            trial_status?: number;
            /** @description Account; `YYYY-MM-DD` */
            end_date?: string | null;
            /** @description Account; rows of `[realm_id, quota, usage]` */
            realms?: (string | number)[][];
            /** @description Realm and change */
            realm_id?: string;
            /** @description Realm and change */
            realm_quota?: number;
            /** @description Realm */
            users?: number;
            /** @description Change - the shared remainder */
            available_quota?: number;
        };
        QuotaUpdate: {
            realm_id: string;
            quota: number;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        /** @description Failure */
        Failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "mlund does not exist"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Token missing, wrong or expired; log in again */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "unauthorized"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No valid subscription, account disabled, or SMS used up */
        PaymentRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "no valid subscription"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not allowed, or the client kind does not see this call */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "permission denied"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No such item */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "not found"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The application is locked by a running task */
        Locked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "a user sync is running"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A trial account is over 60 requests in 5 minutes; wait 300 s */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "message": "too many requests"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of the item
         * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
         */
        Id: string;
        /**
         * @description Id filter; normally in the path
         * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
         */
        QueryId: string;
        /**
         * @description Exact realm name
         * @example branch-lab
         */
        RealmName: string;
        /**
         * @description Deleted realm records
         * @example false
         */
        Deleted: components["schemas"]["Flag"];
        /**
         * @description Default realm
         * @example true
         */
        IsDefault: components["schemas"]["Flag"];
        /**
         * @description Realm
         * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
         */
        RealmId: string;
        /**
         * @description Realm
         * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
         */
        TaskRealmId: string;
        /**
         * @description Realm name
         * @example branch-lab
         */
        RealmNameFilter: string;
        /**
         * @description Exact username
         * @example mlund
         */
        Username: string;
        /**
         * @description Exact e-mail
         * @example mlund@example.net
         */
        Email: string;
        /**
         * @description Exact number
         * @example +15550100007
         */
        MobileNumber: string;
        /**
         * @description Enabled users
         * @example true
         */
        Active: components["schemas"]["Flag"];
        /**
         * @description Enabled items
         * @example true
         */
        CountActive: components["schemas"]["Flag"];
        /**
         * @description Moment of bypass; comparison not documented
         * @example 2025-02-03T08:15:42
         */
        BypassAt: string;
        /**
         * @description Moment of lockout; comparison not documented
         * @example 2025-02-03T08:15:42
         */
        LockoutAt: string;
        /**
         * @description 0 local, 1 remote LDAP
         * @example 0
         */
        UserData: number;
        /**
         * @description Authentication method
         * @example FTM
         */
        AuthMethod: components["schemas"]["AuthMethod"];
        /**
         * @description Notification method
         * @example Email
         */
        NotificationMethod: components["schemas"]["NotificationMethod"];
        /**
         * @description Short form of the items
         * @example false
         */
        Brief: components["schemas"]["Flag"];
        /**
         * @description Whether usernames compare with case and accents; default not documented
         * @example true
         */
        CaseAccentSensitive: components["schemas"]["Flag"];
        /**
         * @description Device serial (FTC edition and client code)
         * @example FGT60EXAMPLE0001
         */
        Sn: string;
        /**
         * @description Virtual domain (FTC edition and client code)
         * @example root
         */
        Vdom: string;
        /**
         * @description Account
         * @example 700142
         */
        CustomerId: string;
        /**
         * @description Serials of a cluster
         * @example FGT60EXAMPLE0002
         */
        ClusterMembers: string;
        /**
         * @description Page size; v1 is not documented to page
         * @example 100
         */
        V1Limit: number;
        /**
         * @description Cursor; v1 is not documented to page
         * @example bmV4dC1wYWdl
         */
        Next: string;
        /**
         * @description Page size in items
         * @example 20
         */
        Limit: 20 | 100 | 200 | 500 | 1000;
        /**
         * @description Opaque cursor from `Link`; absent for the first page
         * @example bmV4dC1wYWdl
         */
        Page: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description `<url>; rel="next"` and `rel="previous"`; absent on the only page. Quirks of the sample: port 8686, a blank after
         *     `<`, one closing quote missing. Take only the `page` value and build the URL on the own base.
         * @example < https://fic.fortinet.com:8686/api/v2/user?limit=20&page=bmV4dC1wYWdl>; rel="next
         */
        Link: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "client_id": "7c1e0a52-2d4b-4f0a-8a66-90b7c4f2de11",
                 *       "client_secret": "s3cr3t-Example-0001"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Token issued */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOi.EXAMPLE.sig",
                     *       "expires_in": 3412
                     *     }
                     */
                    "application/json": components["schemas"]["LoginAnswer"];
                };
            };
            /** @description The secret has the wrong format */
            400: components["responses"]["Failure"];
            /** @description Wrong id or secret, or expired credentials */
            401: components["responses"]["Failure"];
            /** @description Client id unknown to the service */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getVersion: {
        parameters: {
            query?: {
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "FIC server": "26.2.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Version"];
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["Failure"];
        };
    };
    listRealms: {
        parameters: {
            query?: {
                /**
                 * @description Exact realm name
                 * @example branch-lab
                 */
                name?: components["parameters"]["RealmName"];
                /**
                 * @description Id filter; normally in the path
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id?: components["parameters"]["QueryId"];
                /**
                 * @description Deleted realm records
                 * @example false
                 */
                deleted?: components["parameters"]["Deleted"];
                /**
                 * @description Default realm
                 * @example true
                 */
                is_default?: components["parameters"]["IsDefault"];
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Account
                 * @example 700142
                 */
                customer_id?: components["parameters"]["CustomerId"];
                /**
                 * @description Serials of a cluster
                 * @example FGT60EXAMPLE0002
                 */
                cluster_members?: components["parameters"]["ClusterMembers"];
                /**
                 * @description Page size; v1 is not documented to page
                 * @example 100
                 */
                limit?: components["parameters"]["V1Limit"];
                /**
                 * @description Cursor; v1 is not documented to page
                 * @example bmV4dC1wYWdl
                 */
                next?: components["parameters"]["Next"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Realms; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *         "name": "branch-lab",
                     *         "description": "Lab users",
                     *         "is_default": false,
                     *         "deleted_at": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Realm"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getRealm: {
        parameters: {
            query?: {
                /**
                 * @description Deleted realm records
                 * @example false
                 */
                deleted?: components["parameters"]["Deleted"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The realm */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *       "name": "branch-lab",
                     *       "description": "Lab users",
                     *       "is_default": false,
                     *       "deleted_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Realm"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    pageRealms: {
        parameters: {
            query?: {
                /**
                 * @description Exact realm name
                 * @example branch-lab
                 */
                name?: components["parameters"]["RealmName"];
                /**
                 * @description Id filter; normally in the path
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id?: components["parameters"]["QueryId"];
                /**
                 * @description Deleted realm records
                 * @example false
                 */
                deleted?: components["parameters"]["Deleted"];
                /**
                 * @description Page size in items
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Opaque cursor from `Link`; absent for the first page
                 * @example bmV4dC1wYWdl
                 */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of realms */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *         "name": "branch-lab",
                     *         "description": "Lab users",
                     *         "is_default": false,
                     *         "deleted_at": null
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Realm"][];
                };
            };
            /** @description Invalid `limit` or `page` (inferred) */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Id filter; normally in the path
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id?: components["parameters"]["QueryId"];
                /**
                 * @description Realm
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: components["parameters"]["RealmId"];
                /**
                 * @description Exact username
                 * @example mlund
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Exact e-mail
                 * @example mlund@example.net
                 */
                email?: components["parameters"]["Email"];
                /**
                 * @description Exact number
                 * @example +15550100007
                 */
                mobile_number?: components["parameters"]["MobileNumber"];
                /**
                 * @description Enabled users
                 * @example true
                 */
                active?: components["parameters"]["Active"];
                /**
                 * @description Moment of bypass; comparison not documented
                 * @example 2025-02-03T08:15:42
                 */
                bypass_at?: components["parameters"]["BypassAt"];
                /**
                 * @description Moment of lockout; comparison not documented
                 * @example 2025-02-03T08:15:42
                 */
                lockout_at?: components["parameters"]["LockoutAt"];
                /**
                 * @description 0 local, 1 remote LDAP
                 * @example 0
                 */
                user_data?: components["parameters"]["UserData"];
                /**
                 * @description Authentication method
                 * @example FTM
                 */
                auth_method?: components["parameters"]["AuthMethod"];
                /**
                 * @description Notification method
                 * @example Email
                 */
                notification_method?: components["parameters"]["NotificationMethod"];
                /**
                 * @description Short form of the items
                 * @example false
                 */
                brief?: components["parameters"]["Brief"];
                /**
                 * @description Whether usernames compare with case and accents; default not documented
                 * @example true
                 */
                case_accent_sensitive?: components["parameters"]["CaseAccentSensitive"];
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Virtual domain (FTC edition and client code)
                 * @example root
                 */
                vdom?: components["parameters"]["Vdom"];
                /**
                 * @description Realm name
                 * @example branch-lab
                 */
                realm?: components["parameters"]["RealmNameFilter"];
                /**
                 * @description Account
                 * @example 700142
                 */
                customer_id?: components["parameters"]["CustomerId"];
                /**
                 * @description Serials of a cluster
                 * @example FGT60EXAMPLE0002
                 */
                cluster_members?: components["parameters"]["ClusterMembers"];
                /**
                 * @description Page size; v1 is not documented to page
                 * @example 100
                 */
                limit?: components["parameters"]["V1Limit"];
                /**
                 * @description Cursor; v1 is not documented to page
                 * @example bmV4dC1wYWdl
                 */
                next?: components["parameters"]["Next"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users; with `brief=true` in the short form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["User"] | components["schemas"]["BriefUser"])[];
                };
            };
            /** @description Application not found */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "mlund",
                 *       "email": "mlund@example.net",
                 *       "auth_method": "FTM",
                 *       "notification_method": "Email",
                 *       "user_data": 0
                 *     }
                 */
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description The user */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705",
                     *       "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *       "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *       "username": "mlund",
                     *       "email": "mlund@example.net",
                     *       "auth_method": "FTM",
                     *       "notification_method": "Email",
                     *       "active": true,
                     *       "created_at": "2025-02-03T08:15:42",
                     *       "updated_at": null,
                     *       "fail_times": 0,
                     *       "user_data": 0
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad field (inferred) */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            /** @description Token or licence not found (inferred) */
            404: components["responses"]["Failure"];
            /** @description Duplicate user or locked application (inferred) */
            409: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /**
                 * @description Short form of the items
                 * @example false
                 */
                brief?: components["parameters"]["Brief"];
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Virtual domain (FTC edition and client code)
                 * @example root
                 */
                vdom?: components["parameters"]["Vdom"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user; with `brief=true` in the short form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705",
                     *       "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *       "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *       "username": "mlund",
                     *       "auth_method": "FTM",
                     *       "active": true,
                     *       "lockout_at": "2025-02-04T07:01:30",
                     *       "fail_times": 7
                     *     }
                     */
                    "application/json": components["schemas"]["User"] | components["schemas"]["BriefUser"];
                };
            };
            /** @description Application not found */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "change_token": true,
                 *       "notification_method": "SMS",
                 *       "mobile_number": "+15550100008"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The changed user (the code is that of the sibling base user page) */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705",
                     *       "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *       "username": "mlund",
                     *       "auth_method": "FTM",
                     *       "notification_method": "SMS",
                     *       "active": true,
                     *       "updated_at": "2025-02-04T11:00:09",
                     *       "fail_times": 0
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad field */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                /**
                 * @description Exact username
                 * @example mlund
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Virtual domain (FTC edition and client code)
                 * @example root
                 */
                vdom?: components["parameters"]["Vdom"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The account cannot be determined */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Locked"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    pageUsers: {
        parameters: {
            query?: {
                /**
                 * @description Id filter; normally in the path
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id?: components["parameters"]["QueryId"];
                /**
                 * @description Realm
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: components["parameters"]["RealmId"];
                /**
                 * @description Exact username
                 * @example mlund
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Exact e-mail
                 * @example mlund@example.net
                 */
                email?: components["parameters"]["Email"];
                /**
                 * @description Exact number
                 * @example +15550100007
                 */
                mobile_number?: components["parameters"]["MobileNumber"];
                /**
                 * @description Enabled users
                 * @example true
                 */
                active?: components["parameters"]["Active"];
                /**
                 * @description Moment of bypass; comparison not documented
                 * @example 2025-02-03T08:15:42
                 */
                bypass_at?: components["parameters"]["BypassAt"];
                /**
                 * @description Moment of lockout; comparison not documented
                 * @example 2025-02-03T08:15:42
                 */
                lockout_at?: components["parameters"]["LockoutAt"];
                /**
                 * @description 0 local, 1 remote LDAP
                 * @example 0
                 */
                user_data?: components["parameters"]["UserData"];
                /**
                 * @description Authentication method
                 * @example FTM
                 */
                auth_method?: components["parameters"]["AuthMethod"];
                /**
                 * @description Notification method
                 * @example Email
                 */
                notification_method?: components["parameters"]["NotificationMethod"];
                /**
                 * @description Short form of the items
                 * @example false
                 */
                brief?: components["parameters"]["Brief"];
                /**
                 * @description Whether usernames compare with case and accents; default not documented
                 * @example true
                 */
                case_accent_sensitive?: components["parameters"]["CaseAccentSensitive"];
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Virtual domain (FTC edition and client code)
                 * @example root
                 */
                vdom?: components["parameters"]["Vdom"];
                /**
                 * @description Page size in items
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Opaque cursor from `Link`; absent for the first page
                 * @example bmV4dC1wYWdl
                 */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705",
                     *         "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *         "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *         "username": "mlund",
                     *         "auth_method": "FTM",
                     *         "active": true
                     *       }
                     *     ]
                     */
                    "application/json": (components["schemas"]["User"] | components["schemas"]["BriefUser"])[];
                };
            };
            /** @description Invalid `limit` or `page` (inferred) */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    previewAuth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "mlund",
                 *       "realm": "branch-lab",
                 *       "user_ip": "203.0.113.40",
                 *       "location": "CA"
                 *     }
                 */
                "application/json": components["schemas"]["AuthPreviewRequest"];
            };
        };
        responses: {
            /** @description What would happen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "auth_method": "FTM",
                     *       "action": "MFA",
                     *       "push_enabled": true
                     *     }
                     */
                    "application/json": components["schemas"]["AuthPreview"];
                };
            };
            /** @description Application unknown, realm not assigned, user not found, or no token or token not activated */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    listAuth: {
        parameters: {
            query?: {
                /**
                 * @description Device serial, or the client id of a web application.
                 * @example 7c1e0a52-2d4b-4f0a-8a66-90b7c4f2de11
                 */
                sn?: string;
                /**
                 * @description Virtual domain (FTC edition and client code)
                 * @example root
                 */
                vdom?: components["parameters"]["Vdom"];
                /**
                 * @description Batch size, default 500; typed String, but a number.
                 * @example 500
                 */
                chunksize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Results */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "authid": "d2c3a9b8-1f40-4b57-8f0a-3a6e9b1c5d70",
                     *         "status": "authenticated"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AuthStatus"][];
                };
            };
            /** @description No `authid` where one is needed or invalid serial */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    authenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuthRequest"];
            };
        };
        responses: {
            /** @description Code accepted, or push or code sent; the body may be empty */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "authid": "d2c3a9b8-1f40-4b57-8f0a-3a6e9b1c5d70"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthStarted"];
                };
            };
            /** @description Application, realm, user or token problem; an unknown user's text contains "does not exist" */
            400: components["responses"]["Failure"];
            /** @description Wrong code; or locked out, with a text naming the minutes to wait (code inferred); or bad bearer token */
            401: components["responses"]["Failure"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getAuth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The `authid` of `authenticate`.
                 * @example d2c3a9b8-1f40-4b57-8f0a-3a6e9b1c5d70
                 */
                authid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of the push */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthStatus"] | components["schemas"]["AuthStatus"][];
                };
            };
            /** @description No `authid` given */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            /** @description Unknown or expired `authid` (inferred) */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    syncUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sn": "7c1e0a52-2d4b-4f0a-8a66-90b7c4f2de11",
                 *       "realm": "branch-lab",
                 *       "users": [
                 *         {
                 *           "action": "create",
                 *           "username": "okim",
                 *           "email": "okim@example.net",
                 *           "id": "3d9f0c55-0c38-4c5e-b3c7-6f1e5d2a9b01"
                 *         },
                 *         {
                 *           "action": "delete",
                 *           "username": "rvega",
                 *           "id": "f4b7a1c2-6e0d-4b0a-9d7c-1a2b3c4d5e6f"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["UserSync"];
            };
        };
        responses: {
            /** @description Task queued */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "task_id": "9e8d7c6b-5a49-4838-a726-150403f2e1d0"
                     *     }
                     */
                    "application/json": components["schemas"]["TaskStarted"];
                };
            };
            /** @description Bad field */
            400: components["responses"]["Failure"];
            /** @description The licence belongs to another device; or bad bearer token */
            401: components["responses"]["Failure"];
            402: components["responses"]["PaymentRequired"];
            /** @description Licence not in migration */
            403: components["responses"]["Failure"];
            /** @description Licence unknown */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getTask: {
        parameters: {
            query?: {
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Virtual domain (FTC edition and client code)
                 * @example root
                 */
                vdom?: components["parameters"]["Vdom"];
                /**
                 * @description Realm
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: components["parameters"]["TaskRealmId"];
                /**
                 * @description Account
                 * @example 700142
                 */
                customer_id?: components["parameters"]["CustomerId"];
                /**
                 * @description Serials of a cluster
                 * @example FGT60EXAMPLE0002
                 */
                cluster_members?: components["parameters"]["ClusterMembers"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "complete",
                     *       "msg": {
                     *         "create": {
                     *           "success": 4,
                     *           "failure": 1
                     *         },
                     *         "modify": {
                     *           "success": 0,
                     *           "failure": 0
                     *         },
                     *         "delete": {
                     *           "success": 2,
                     *           "failure": 0
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Task"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            /** @description The task cannot be read */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /**
                 * @description Hardware tokens still free.
                 * @example true
                 */
                available?: components["schemas"]["Flag"];
                /**
                 * @description Mobile tokens.
                 * @example true
                 */
                soft_token?: components["schemas"]["Flag"];
                /**
                 * @description Only with `soft_token=true`; the sample writes `enabled`.
                 * @example enable
                 */
                status?: string;
                /**
                 * @description Temporary tokens.
                 * @example false
                 */
                temp_token?: components["schemas"]["Flag"];
                /**
                 * @description Owner (base user).
                 * @example 5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22
                 */
                user_id?: string;
                /**
                 * @description One token by serial.
                 * @example FTKMOB5AEXMPL001
                 */
                token_sn?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "sn": "FTKMOB5AEXMPL001",
                     *         "algorithm": "TOTP",
                     *         "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *         "username": "mlund",
                     *         "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *         "realm_name": "branch-lab",
                     *         "platform": "Android",
                     *         "registration_id": "reg-77ab12"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Token"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            /** @description Nothing matches the filter */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    createTempToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                 *       "auth_method": "Email",
                 *       "expired_at": "2025-02-05T18:00:00"
                 *     }
                 */
                "application/json": components["schemas"]["TempTokenCreate"];
            };
        };
        responses: {
            /** @description The temporary token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sn": "TMPEXAMPLE000001",
                     *       "expired_at": "2025-02-05T18:00:00",
                     *       "auth_method": "Email",
                     *       "user_id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *       "username": "mlund",
                     *       "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *       "realm_name": "branch-lab"
                     *     }
                     */
                    "application/json": components["schemas"]["TempToken"];
                };
            };
            /** @description Not possible for this user, SMS not allowed, base method not FTM or FTK, bad mobile number, bad date */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    deleteTempToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Base user id.
                 * @example 5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22
                 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    listBaseUsers: {
        parameters: {
            query?: {
                /**
                 * @description Realm
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: components["parameters"]["RealmId"];
                /**
                 * @description Id filter; normally in the path
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id?: components["parameters"]["QueryId"];
                /**
                 * @description Exact username
                 * @example mlund
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Exact e-mail
                 * @example mlund@example.net
                 */
                email?: components["parameters"]["Email"];
                /**
                 * @description Exact number
                 * @example +15550100007
                 */
                mobile_number?: components["parameters"]["MobileNumber"];
                /**
                 * @description Whether usernames compare with case and accents; default not documented
                 * @example true
                 */
                case_accent_sensitive?: components["parameters"]["CaseAccentSensitive"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Base users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *         "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *         "username": "mlund",
                     *         "email": "mlund@example.net",
                     *         "auth_method": "FTM",
                     *         "notification_method": "Email",
                     *         "active": true,
                     *         "lockout_at": null,
                     *         "bypass_at": null,
                     *         "fail_times": 0,
                     *         "temp_token": false
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["BaseUser"][];
                };
            };
            /** @description Application not found */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getBaseUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The base user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *       "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *       "username": "mlund",
                     *       "active": true,
                     *       "temp_token": false
                     *     }
                     */
                    "application/json": components["schemas"]["BaseUser"];
                };
            };
            /** @description Application not found */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    updateBaseUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lockout": false,
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["BaseUserUpdate"];
            };
        };
        responses: {
            /** @description The changed base user */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *       "username": "mlund",
                     *       "active": true,
                     *       "lockout_at": null,
                     *       "fail_times": 0,
                     *       "temp_token": false
                     *     }
                     */
                    "application/json": components["schemas"]["BaseUser"];
                };
            };
            /** @description Bad field */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    deleteBaseUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the item
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The account cannot be determined */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Locked"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    pageBaseUsers: {
        parameters: {
            query?: {
                /**
                 * @description Realm
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: components["parameters"]["RealmId"];
                /**
                 * @description Id filter; normally in the path
                 * @example b1d0c9f4-7a35-4a0e-a7a1-2b8f3f1c7705
                 */
                id?: components["parameters"]["QueryId"];
                /**
                 * @description Exact username
                 * @example mlund
                 */
                username?: components["parameters"]["Username"];
                /**
                 * @description Exact e-mail
                 * @example mlund@example.net
                 */
                email?: components["parameters"]["Email"];
                /**
                 * @description Exact number
                 * @example +15550100007
                 */
                mobile_number?: components["parameters"]["MobileNumber"];
                /**
                 * @description Whether usernames compare with case and accents; default not documented
                 * @example true
                 */
                case_accent_sensitive?: components["parameters"]["CaseAccentSensitive"];
                /**
                 * @description Page size in items
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Opaque cursor from `Link`; absent for the first page
                 * @example bmV4dC1wYWdl
                 */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of base users */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "5f2e6a10-93c7-4e9f-8f6e-6d1b7a0c4e22",
                     *         "username": "mlund",
                     *         "active": true,
                     *         "temp_token": false
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["BaseUser"][];
                };
            };
            /** @description Application not found; invalid `limit` or `page` (inferred) */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getCount: {
        parameters: {
            query: {
                /**
                 * @description What to count; an unknown word answers 400.
                 * @example user
                 */
                resource: "user" | "realm" | "device" | "client" | "SMS" | "realm_quota";
                /**
                 * @description Required for `realm_quota` only.
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: string;
                /**
                 * @description Enabled items
                 * @example true
                 */
                active?: components["parameters"]["CountActive"];
                /**
                 * @description Account
                 * @example 700142
                 */
                customer_id?: components["parameters"]["CustomerId"];
                /**
                 * @description Device serial (FTC edition and client code)
                 * @example FGT60EXAMPLE0001
                 */
                sn?: components["parameters"]["Sn"];
                /**
                 * @description Serials of a cluster
                 * @example FGT60EXAMPLE0002
                 */
                cluster_members?: components["parameters"]["ClusterMembers"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The count */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": 37,
                     *       "quota": 250
                     *     }
                     */
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description Unknown account or unknown resource */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            /** @description `realm_quota` without `realm_id`, or `device` asked by a non-global administrator */
            403: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "balance": 250,
                     *       "trial_status": 2,
                     *       "customer_id": "700142",
                     *       "expiration": "2027-06-30",
                     *       "unit": "Users"
                     *     }
                     */
                    "application/json": components["schemas"]["Balance"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description Account not found */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    getQuota: {
        parameters: {
            query?: {
                /**
                 * @description Realm
                 * @example 0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310
                 */
                realm_id?: components["parameters"]["RealmId"];
                /**
                 * @description Without the split by realm.
                 * @example false
                 */
                brief?: components["schemas"]["Flag"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quota */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quota"];
                };
            };
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            /** @description Account or realm unknown */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
    updateQuota: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                 *       "quota": 40
                 *     }
                 */
                "application/json": components["schemas"]["QuotaUpdate"];
            };
        };
        responses: {
            /** @description The quota; the field table misspells `available_quota` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "realm_id": "0b6f3c1e-5a7d-4e0c-9a51-7d2f8c64e310",
                     *       "realm_quota": 40,
                     *       "available_quota": 210
                     *     }
                     */
                    "application/json": components["schemas"]["Quota"];
                };
            };
            /** @description Quota set */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Negative, below current users, or above what is left */
            400: components["responses"]["Failure"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            /** @description Credit-based or trial account */
            403: components["responses"]["Failure"];
            /** @description Account or realm unknown */
            404: components["responses"]["Failure"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failure"];
        };
    };
}
