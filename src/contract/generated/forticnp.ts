// Generated from openapi/forticnp.yaml by tools/generateContract.mjs; do not edit.

export interface paths {
    "/api/v1/auth/credentials/token/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Credentials Token
         * @description Exchanges the credential for tokens. The `Basic` value is the credential **as it is**: no base64, no
         *     `user:password`. `expires` is an absolute instant in ms, sent as a number in exponent notation. The path is
         *     documented with the slash; it is accepted without (client code). A credential is valid for 1 year.
         */
        post: operations["getCredentialsToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Refresh Token
         * @description New access token from the refresh token. No `Authorization` header. The refresh token is not rotated: it stays
         *     valid for 8 hours after it was issued, then the credential is needed again.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Authorization Token (password grant)
         * @description Removed from FortiCNP; known from FortiCWP up to 21.2.1, where one table spells the field `passowrd`.
         */
        post: operations["getAuthorizationToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resourceURLMap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Resource Map
         * @description First call after sign-in: supplies `companyId` and `roleId` for all others. Several entries and companies may
         *     come. `resourceURL` may name another host; a token must not be sent there unchecked.
         */
        get: operations["getResourceMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Account Role
         * @description Dropped after FortiCWP 20.3. The documented fields and those of the vendor connector share no name.
         */
        get: operations["getAccountRole"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Alert by Filter
         * @description Alerts in a time window. `skip` counts items; stop on an empty page or at `totalCount`, never on `totalPage`.
         *     The list is live: de-duplicate by `id`.
         */
        post: operations["listAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alert/policy/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Alert Policy List
         * @description Known from FortiCWP 20.3 to 21.1 only. `roleId` was not listed yet.
         */
        get: operations["listAlertPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Severity
         * @description Five severities, `id` "1" to "5". Filter by name - the ids of Get Severity Alert differ by one.
         */
        get: operations["listSeverities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Event
         * @description Definitions of activity events, not events that occurred.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/country/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Country List
         * @description Countries. The overview page calls it with an empty query and without the company and role headers.
         */
        get: operations["listCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard/severity/alert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Severity Alert
         * @description Open alerts per severity; four rows, without `Pass`. The range without the time headers is unknown.
         */
        get: operations["getSeverityAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard/policy/violation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Policy Violation
         * @description Most violated policies. The largest number of rows is unknown.
         */
        get: operations["getPolicyViolation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard/cloud/account/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Account Severity Level
         * @description Risk label of each cloud account. Documented with `companyId` only; `roleId` is seen in client code.
         */
        get: operations["getAccountSeverity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service/status/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Status List
         * @description Cloud accounts with their status.
         */
        get: operations["listStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/service/status/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Status Detail
         * @description Configuration and health of one cloud account. Only part of the answer is documented.
         */
        get: operations["getStatusDetail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/finding/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Finding List
         * @description Findings of **one** resource in a time window. No other filter and no sorting is documented. The largest
         *     `limit` is unknown.
         */
        post: operations["listFindings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workload/v1/profile/resource/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Resource List
         * @description Resources by cloud and type. The table types the filter objects as String; they are objects. The page writes
         *     the headers `companyid` and `roleid`. The list key is the plural `datas`.
         */
        post: operations["listResources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workload/v1/profile/resource/topology/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Resource Detail
         * @description The provider's own description of one resource; members vary by cloud. `=` may arrive as `\u003d`.
         */
        get: operations["getResourceDetail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workload/v2/profile/resource/tableView/configAssess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Resource Config
         * @description Policies assessed for one resource. The method line says POST; the sample says GET with a body - use POST.
         *     Only the first two fields of the answer are known; its envelope is inferred.
         */
        post: operations["getResourceConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/document/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Document Detail
         * @description POST without a body. `data` is one **object**, not an array. Further members are unknown.
         */
        post: operations["getDocumentDetail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/document/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Document Activity
         * @description Activities on one document. The answer is not documented; a `data` array is inferred.
         */
        post: operations["getDocumentActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/document/permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Document Permission
         * @description POST without a body. Who may read the document. Further members are unknown.
         */
        post: operations["getDocumentPermission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile/document/violation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get Document Violation
         * @description POST without a body. Data patterns found in the document. `data` is **absent** when nothing matched.
         */
        post: operations["getDocumentViolation"];
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
        /**
         * @description Not documented; the members are those of newer FortiCASB calls, where `code` 0 means success and a failure may
         *     come under HTTP 200. Bodies may also be plain text, HTML or empty.
         */
        Error: {
            code?: number | string;
            msg?: string | null;
            httpCode?: number | string;
        };
        /**
         * @description An id, as text or number depending on the call.
         * @example 771205
         * @example 771205
         */
        Id: string | number;
        /**
         * @description Digits, up to 64 bits; send as text where precision matters.
         * @example 900719925474
         * @example 771205
         */
        NumericId: number | string;
        /**
         * @description Instant in epoch milliseconds.
         * @example 1731412345678
         */
        EpochMs: number | string;
        /**
         * @description Cloud; compare case-insensitively.
         * @example AWS
         * @example GoogleCloud
         */
        CloudName: string;
        /** @description Paging members. `totalPage` may be 0 next to a larger `totalCount`. */
        Page: {
            totalPage?: number;
            /** @description Page size in items */
            limit?: number;
            /** @description Items left out from the start */
            skip?: number;
            totalCount?: number;
        };
        Token: {
            /** @description JWT; claim `exp` is in seconds */
            access_token: string;
            /** @description Opaque; valid for 8 hours */
            refresh_token?: string;
            /** @example bearer */
            token_type?: string;
            /** @description Absolute expiry, epoch ms; a number in exponent notation on the wire, String in the table. */
            expires?: string | number;
            companyId?: components["schemas"]["Id"];
        };
        RefreshedToken: {
            access_token: string;
            /** @example bearer */
            token_type?: string;
            /** @description Absolute expiry, epoch ms */
            expires?: string | number;
        };
        ResourceMapEntry: {
            /** @description API endpoint of the entry; may be another host */
            resourceURL?: string;
            roleId?: components["schemas"]["Id"];
            username?: string;
            companyMapSet?: components["schemas"]["Company"][];
        };
        Company: {
            companyId: components["schemas"]["Id"];
            companyName?: string;
        };
        AccountRole: {
            /** @example FCARE_ADMIN */
            loginType?: string;
            userName?: string;
            email?: string;
            buId?: components["schemas"]["Id"];
            roleId?: components["schemas"]["Id"];
            companyId?: components["schemas"]["Id"];
            /** @description Type unknown */
            ignoreHint?: unknown;
            /** @description Type unknown */
            favoritePage?: unknown;
            /** @description Type unknown */
            onlyContainerLicense?: unknown;
        };
        /** @description Empty arrays and empty strings mean "no filter". */
        AlertFilter: {
            /** @description From, epoch ms */
            startTime: number;
            /** @description To, epoch ms */
            endTime: number;
            /** @description Items left out from the start */
            skip: number;
            /** @description Page size in items; at most 1000 (client code, default 50) */
            limit: number;
            /** @description One alert id */
            id?: string;
            /** @description Alert ids */
            idList?: components["schemas"]["Id"][];
            user?: string[];
            /** @description `value` of Get Event (inferred) */
            activity?: components["schemas"]["Id"][];
            objectId?: string;
            objectIdList?: components["schemas"]["Id"][];
            objectName?: string;
            /** @description Severity names, not ids. */
            severity?: string[];
            /** @description `id` of Get Country List (inferred) */
            countryList?: string[];
            /** @description `Data Analysis` yields document alerts; the spelling of other types is unknown. */
            alertType?: string[];
            /** @description The console shows `Acknowledged` and `Dismissed`; the filter words differ. */
            alertState?: string[];
            /** @description Older name of `alertState` */
            status?: string[];
            city?: string[];
            /** @description Such as `FC-ACT-901` */
            policyCodeList?: string[];
            policyCategories?: string[];
            serviceList?: components["schemas"]["CloudName"][];
            /** @description Cloud accounts */
            accountID?: components["schemas"]["Id"][];
            activityType?: string[];
            /** @description Field to sort up by */
            asc?: string;
            /** @description Field to sort down by, such as `timestamp` */
            desc?: string;
        };
        /**
         * @description Names from vendor connectors, types inferred. Any field but `id` may be missing. For document alerts
         *     `objectId` is the file id (documented).
         */
        Alert: {
            id: components["schemas"]["Id"];
            /** @description Internal time-ordered key */
            timestampUUID?: string | null;
            companyId?: components["schemas"]["Id"];
            /** @description One per cloud account */
            buId?: components["schemas"]["Id"];
            createTime?: components["schemas"]["EpochMs"];
            updateTime?: components["schemas"]["EpochMs"];
            /** @example Critical */
            severity?: string | null;
            /** @example Open */
            state?: string | null;
            /** @example Data Analysis */
            alertType?: string | null;
            /** @description Predefined or custom */
            defineType?: string | null;
            title?: string | null;
            description?: string | null;
            resultDesc?: string | null;
            /** @description Name of the affected object */
            object?: string | null;
            objectId?: string | number | null;
            /** @example Document */
            objectType?: string | null;
            resourceId?: string | number | null;
            nodeType?: string | null;
            port?: number | string | null;
            user?: string | null;
            userName?: string | null;
            userId?: string | number | null;
            /** @description Cloud account */
            applicationId?: string | number | null;
            /** @example AWS */
            service?: string | null;
            region?: string | null;
            /** @description Activity code */
            violationActivity?: string | number | null;
            /** @description Activity label */
            displayOperation?: string | null;
            policyId?: string | number | null;
            policyName?: string | null;
            policyCode?: string | null;
            contextName?: string | null;
            /** @description What matched; type unknown */
            matches?: unknown;
            eventId?: string | number | null;
            eventIdList?: components["schemas"]["Id"][] | null;
            fileId?: string | null;
            geoLocationList?: {
                ip?: string | null;
                city?: string | null;
                geonameId?: string | number | null;
                countryCode?: string | null;
                countryName?: string | null;
            }[] | null;
        };
        AlertPolicy: {
            /** @description Policy code, `FC-ACT-` and three digits */
            id: string;
            name?: string;
            /** @example DLP */
            category?: string;
        };
        Severity: {
            /** @description One-based */
            id: components["schemas"]["Id"];
            /** @example Critical */
            name?: string;
        };
        Event: {
            /** @description Operation number */
            id: components["schemas"]["Id"];
            /** @description Label */
            name?: string;
            /** @example CREATE_BUCKET */
            nameEnum?: string;
            /** @description What to filter with: the enum name for common events, the id as text for others */
            value?: string | number;
            /** @example STORAGE */
            category?: string;
            /** @example activity */
            searchField?: string;
        };
        Country: {
            /** @description Two-letter code */
            id: string;
            /** @description English name */
            country?: string;
        };
        SeverityCount: {
            /** @description Zero-based, one less than in Get Severity; use `key` */
            id?: components["schemas"]["Id"];
            /** @example Critical */
            key?: string;
            /** @description Open alerts */
            value?: number;
        };
        PolicyViolation: {
            /** @description Policy code */
            id: string;
            /** @description Policy name */
            key?: string;
            /** @description Alerts caused */
            value?: number;
        };
        AccountSeverity: {
            /** @description AWS account number, Azure UUID, or Google domain with a leading `@` */
            serviceId: components["schemas"]["Id"];
            service?: components["schemas"]["CloudName"];
            /** @example High Risk */
            severity?: string;
        };
        CloudAccount: {
            companyId?: components["schemas"]["Id"];
            /** @description One per account; capital B */
            BuId?: components["schemas"]["Id"];
            service?: components["schemas"]["CloudName"];
            serviceId: components["schemas"]["Id"];
            name?: string;
            /** @example Independent Account */
            role?: string;
            /**
             * @description Word of a healthy account unknown
             * @example DELETE_PENDING
             */
            appStatus?: string;
            /** @description Virtual machines */
            vmNum?: number;
            /** @description Licence seats used */
            workloadUsage?: number;
            /** @description Storage used; bytes (inferred) */
            storageUsage?: number;
            /** @example LICENSE */
            licenseStatus?: string;
            /** @description Epoch ms; in the sample only */
            lastUpdate?: components["schemas"]["EpochMs"];
        };
        CloudAccountDetail: {
            companyId?: components["schemas"]["Id"];
            BuId?: components["schemas"]["Id"];
            service?: components["schemas"]["CloudName"];
            authMethod?: string;
            enable?: boolean;
            /** @description Licence status */
            status?: string;
            /** @description Health checks; element shape unknown */
            statusInfoList?: unknown[];
            applicationInfo?: {
                applicationId?: components["schemas"]["Id"];
                name?: string;
                /** @description AWS only */
                accNum?: components["schemas"]["Id"];
                /** @description Trail, AWS only */
                clName?: string;
                /** @description Bucket of the trail, AWS only */
                cls3?: string;
                /** @description AWS only */
                sessionName?: string;
                /** @description AWS only */
                externalId?: string;
            };
        };
        /** @description Numbers are also accepted as numeric strings, as vendor client code sends them. */
        FindingFilter: {
            /** @description From, epoch ms */
            startTime: number | string;
            /** @description To, epoch ms */
            endTime: number | string;
            /** @description Items left out from the start */
            skip: number;
            /** @description Page size in items; maximum unknown */
            limit: number;
            /** @description Resource id */
            objectId: components["schemas"]["NumericId"];
        };
        /** @description An alert of one resource; names from a vendor connector, types inferred. */
        Finding: {
            id: components["schemas"]["Id"];
            timestampUUID?: string | null;
            companyId?: components["schemas"]["Id"];
            buId?: components["schemas"]["Id"];
            createTime?: components["schemas"]["EpochMs"];
            updateTime?: components["schemas"]["EpochMs"];
            /** @example Critical */
            severity?: string | null;
            /** @example Open */
            state?: string | null;
            /** @example Risk Assessment */
            alertType?: string | null;
            defineType?: string | null;
            description?: string | null;
            resultDesc?: string | null;
            object?: string | null;
            objectId?: string | number | null;
            /** @example S3 Bucket */
            objectType?: string | null;
            objectContext?: string | null;
            resourceId?: string | number | null;
            nodeType?: string | null;
            port?: number | string | null;
            user?: string | null;
            userName?: string | null;
            applicationId?: string | number | null;
            /** @example AWS */
            service?: string | null;
            region?: string | null;
            violationActivity?: string | number | null;
            displayOperation?: string | null;
            policyId?: string | number | null;
            policyName?: string | null;
            policyCode?: string | null;
            contextName?: string | null;
            /** @description What matched; type unknown */
            matches?: unknown;
            eventIdList?: components["schemas"]["Id"][] | null;
        };
        ResourceFilter: {
            filter: {
                resourceType: {
                    option: {
                        key: components["schemas"]["CloudName"];
                        name?: string;
                        select?: boolean;
                        option: {
                            /** @example EC2 Instance */
                            key: string;
                            name?: string;
                            select?: boolean;
                        }[];
                    }[];
                };
            };
            /**
             * @description `deleted` lists deleted resources
             * @example deleted
             */
            status?: string;
            /** @description Items left out from the start */
            skip?: number;
            /** @description Page size in items; maximum unknown */
            limit?: number;
            /**
             * @description A client sends `asc` here and gets a list; a word that is no field is ignored (client code).
             * @example risk_level
             */
            orderBy?: string;
            /** @example dsc */
            orderDirection?: string;
        };
        /** @description Names from a vendor connector, types inferred. */
        Resource: {
            id: components["schemas"]["Id"];
            name?: string | null;
            region?: string | null;
            /** @description The provider's id */
            resourceId?: string | number | null;
            category?: string | null;
            /** @description `{select, key, option: [{select, key, name}]}` */
            resourceTagGroup?: Record<string, never> | null;
            /** @description In one revision of the connector only */
            riskLevel?: string | null;
            /** @description May exceed 100 */
            riskScore?: number | string | null;
            availableActions?: unknown[] | null;
            account?: {
                service?: string | null;
                accountName?: string | null;
                accountNumber?: string | number | null;
                accountEmail?: string | null;
                organizationDomain?: string | null;
                status?: string | null;
            } | null;
            /** @description Epoch ms */
            lastScanTime?: number | string | null;
            rriSupport?: boolean | null;
            state?: string | null;
            vId?: string | number | null;
            identity?: string | null;
        };
        /** @description The provider's description; keep unknown members. */
        ResourceDetail: {
            type?: string;
            machineType?: string;
            status?: string;
            zone?: string;
            name?: string;
            resourceType?: string;
            region?: string;
            deleted?: boolean;
            /** @description ISO 8601 with milliseconds and numeric offset */
            creationTimestamp?: string;
            project?: string;
            /** @description `{fingerprint, items[]}` */
            tags?: Record<string, never>;
            firewalls?: Record<string, never>[];
            networkInterfaces?: Record<string, never>[];
        } & {
            [key: string]: unknown;
        };
        ResourceConfigFilter: {
            /** @description Items left out from the start */
            skip?: number;
            /** @description Page size in items */
            limit?: number;
            /**
             * @description The table repeats the words of Get Resource List; the sample sorts by `severity`.
             * @example severity
             */
            orderBy?: string;
            /** @example desc */
            orderDirection?: string;
        };
        /** @description Only these two fields are known. */
        ResourceConfig: {
            policyId?: components["schemas"]["Id"];
            resourceId?: components["schemas"]["Id"];
        };
        DocumentDetail: {
            fileId: string;
            fileName?: string;
            buId?: components["schemas"]["Id"];
            serviceId?: components["schemas"]["Id"];
            /** @description Azure only */
            storageAccount?: string | null;
            /** @description Azure only */
            storageAccountId?: string | number | null;
        };
        DocumentActivityFilter: {
            /** @description From, epoch ms (unit inferred) */
            startTime: number;
            /** @description To, epoch ms (unit inferred) */
            endTime: number;
            skip: number;
            limit: number;
            /** @description Operations to keep */
            operationList?: components["schemas"]["Id"][];
        };
        /** @description Members unknown. */
        DocumentActivity: Record<string, never>;
        DocumentPermission: {
            AccessControlInfoList?: {
                profileUserId?: components["schemas"]["Id"];
            }[];
            sharedLink?: string[];
            isPublic?: boolean;
            shareLevel?: string;
            publicPermissionList?: Record<string, never>[];
        };
        DocumentViolation: {
            dataPatternId?: components["schemas"]["Id"];
            dataPatternCategory?: string;
            dataPatternName?: string;
            violationDetail?: string;
            matchedStatus?: {
                objectType?: string;
                totalMatchedNum?: number;
                matchedObjects?: {
                    file_name?: string;
                    matched_num?: number;
                    matched_result?: {
                        matched?: string;
                    }[];
                }[];
            };
        };
    };
    responses: {
        /** @description A field or header is missing or malformed */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 1,
                 *       "msg": "limit is required",
                 *       "httpCode": 400
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Credential or token is wrong or expired; sign in again */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 1,
                 *       "msg": "invalid token",
                 *       "httpCode": 401
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The company or role is not the signed-in user's; possibly also throttling */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 1,
                 *       "msg": "no access to the company",
                 *       "httpCode": 403
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Unknown id, or the call is not offered by this tenant */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 1,
                 *       "msg": "not found",
                 *       "httpCode": 404
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description More than 100 requests in a minute. Honour `Retry-After` (s) if present, else back off */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 1,
                 *       "msg": "too many requests",
                 *       "httpCode": 429
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
         * @example 771205
         */
        CompanyId: components["schemas"]["NumericId"];
        /**
         * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
         * @example 771204
         */
        RoleId: components["schemas"]["NumericId"];
        /**
         * @description Company, `companyMapSet[].companyId` of Get Resource Map. Documented as required; older clients leave it out.
         * @example 771205
         */
        OptionalCompanyId: components["schemas"]["NumericId"];
        /**
         * @description Role, `roleId` of Get Resource Map. Documented as required; older clients leave it out.
         * @example 771204
         */
        OptionalRoleId: components["schemas"]["NumericId"];
        /**
         * @description From, epoch ms (samples write `starttime`).
         * @example 1731300000000
         */
        StartTime: number;
        /**
         * @description To, epoch ms (samples write `endtime`).
         * @example 1731500000000
         */
        EndTime: number;
        /**
         * @description Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.
         * @example c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE
         */
        FileId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCredentialsToken: {
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
                 *       "grant_type": "client_credentials"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    grant_type: "client_credentials";
                };
            };
        };
        responses: {
            /** @description Tokens (clients also accept 201) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token_type": "bearer",
                     *       "expires": 1731500000123,
                     *       "access_token": "eyJhbGciOiJIUzI1NiJ9.c2FuZGJveC1wYXlsb2Fk.c2FuZGJveC1zaWc",
                     *       "refresh_token": "Zm9ydGljbnAtc2FuZGJveC1yZWZyZXNoLTAwMDE"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    refreshToken: {
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
                 *       "grant_type": "refresh_token",
                 *       "refresh_token": "Zm9ydGljbnAtc2FuZGJveC1yZWZyZXNoLTAwMDE"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    grant_type: "refresh_token";
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description Access token, without a new refresh token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token_type": "bearer",
                     *       "expires": 1731507200456,
                     *       "access_token": "eyJhbGciOiJIUzI1NiJ9.c2FuZGJveC0y.c2ln"
                     *     }
                     */
                    "application/json": components["schemas"]["RefreshedToken"];
                };
            };
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getAuthorizationToken: {
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
                 *       "grant_type": "password",
                 *       "username": "ops@example.net",
                 *       "password": "example-only"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @constant */
                    grant_type: "password";
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token_type": "bearer",
                     *       "expires": 1731500000000,
                     *       "access_token": "eyJ.a.b",
                     *       "refresh_token": "cmVmcmVzaA"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            401: components["responses"]["Unauthorized"];
        };
    };
    getResourceMap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "resourceURL": "https://www.forticnp.com",
                     *         "roleId": 771204,
                     *         "username": "sandbox admin",
                     *         "companyMapSet": [
                     *           {
                     *             "companyName": "Example Co",
                     *             "companyId": 771205
                     *           }
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["ResourceMapEntry"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getAccountRole: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Role of the signed-in user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "loginType": "FCARE_ADMIN",
                     *       "userName": "sandbox admin",
                     *       "email": "ops@example.net",
                     *       "roleId": 771204,
                     *       "companyId": 771205,
                     *       "onlyContainerLicense": false
                     *     }
                     */
                    "application/json": components["schemas"]["AccountRole"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listAlerts: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771204
                 */
                roleId?: components["parameters"]["OptionalRoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "startTime": 1731300000000,
                 *       "endTime": 1731500000000,
                 *       "skip": 0,
                 *       "limit": 2,
                 *       "severity": [
                 *         "Critical"
                 *       ],
                 *       "alertState": [
                 *         "Open"
                 *       ],
                 *       "alertType": [
                 *         "Data Analysis"
                 *       ],
                 *       "desc": "timestamp"
                 *     }
                 */
                "application/json": components["schemas"]["AlertFilter"];
            };
        };
        responses: {
            /** @description One page of alerts (field names from client code, types inferred) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "al-0001",
                     *           "timestampUUID": "5f0c-sandbox",
                     *           "companyId": 771205,
                     *           "buId": 40017,
                     *           "createTime": 1731412345678,
                     *           "updateTime": 1731412349999,
                     *           "severity": "Critical",
                     *           "state": "Open",
                     *           "alertType": "Data Analysis",
                     *           "objectType": "Document",
                     *           "objectId": "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE",
                     *           "object": "payroll.csv",
                     *           "service": "AWS",
                     *           "applicationId": "100000000001",
                     *           "region": "us-west-2",
                     *           "policyName": "Sandbox SSN pattern",
                     *           "policyCode": "FC-ACT-901",
                     *           "policyId": 901,
                     *           "eventIdList": [
                     *             "ev-17"
                     *           ],
                     *           "geoLocationList": [
                     *             {
                     *               "ip": "192.0.2.10",
                     *               "city": "Sampleville",
                     *               "countryCode": "US",
                     *               "countryName": "United States"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "totalPage": 1,
                     *       "limit": 2,
                     *       "skip": 0,
                     *       "totalCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        data?: components["schemas"]["Alert"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listAlertPolicies: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Policies; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "name": "Sandbox driver licence pattern",
                     *         "category": "DLP",
                     *         "id": "FC-ACT-902"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AlertPolicy"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listSeverities: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771205
                 */
                companyId?: components["parameters"]["OptionalCompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771204
                 */
                roleId?: components["parameters"]["OptionalRoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Severities; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "1",
                     *         "name": "Critical"
                     *       },
                     *       {
                     *         "id": "2",
                     *         "name": "Alert"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Severity"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771205
                 */
                companyId?: components["parameters"]["OptionalCompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771204
                 */
                roleId?: components["parameters"]["OptionalRoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Event definitions; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": 2101,
                     *         "name": "Create Bucket",
                     *         "nameEnum": "CREATE_BUCKET",
                     *         "value": "2101",
                     *         "category": "STORAGE",
                     *         "searchField": "activity"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Event"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listCountries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771205
                 */
                companyId?: components["parameters"]["OptionalCompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771204
                 */
                roleId?: components["parameters"]["OptionalRoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Countries; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "FI",
                     *         "country": "Finland"
                     *       },
                     *       {
                     *         "id": "BR",
                     *         "country": "Brazil"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["Country"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getSeverityAlert: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description From, epoch ms (samples write `starttime`).
                 * @example 1731300000000
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description To, epoch ms (samples write `endtime`).
                 * @example 1731500000000
                 */
                endTime?: components["parameters"]["EndTime"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "0",
                     *         "key": "Critical",
                     *         "value": 3
                     *       },
                     *       {
                     *         "id": "1",
                     *         "key": "Alert",
                     *         "value": 8
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["SeverityCount"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getPolicyViolation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description From, epoch ms (samples write `starttime`).
                 * @example 1731300000000
                 */
                startTime?: components["parameters"]["StartTime"];
                /**
                 * @description To, epoch ms (samples write `endtime`).
                 * @example 1731500000000
                 */
                endTime?: components["parameters"]["EndTime"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Policies with their number of alerts; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "FC-ACT-903",
                     *         "key": "Sandbox public bucket",
                     *         "value": 12
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["PolicyViolation"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getAccountSeverity: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Documented as required; older clients leave it out.
                 * @example 771204
                 */
                roleId?: components["parameters"]["OptionalRoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts with their risk; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "serviceId": "100000000001",
                     *         "service": "AWS",
                     *         "severity": "Medium Risk"
                     *       },
                     *       {
                     *         "serviceId": "@sandbox.example.net",
                     *         "service": "GoogleCloud",
                     *         "severity": "High Risk"
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["AccountSeverity"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listStatus: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cloud accounts; not paged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "service": "AWS",
                     *         "BuId": 40017,
                     *         "companyId": 771205,
                     *         "name": "prod-sandbox",
                     *         "role": "Independent Account",
                     *         "serviceId": "100000000001",
                     *         "appStatus": "ENABLED_SANDBOX",
                     *         "vmNum": 4,
                     *         "workloadUsage": 4,
                     *         "storageUsage": 987654,
                     *         "licenseStatus": "LICENSE",
                     *         "lastUpdate": 1731400000000
                     *       }
                     *     ]
                     */
                    "application/json": components["schemas"]["CloudAccount"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getStatusDetail: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Cloud of the account.
                 * @example AWS
                 */
                service: components["schemas"]["CloudName"];
                /**
                 * @description Account id within the cloud.
                 * @example 100000000001
                 */
                serviceId: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "companyId": "771205",
                     *       "BuId": 40017,
                     *       "service": "AWS",
                     *       "authMethod": "ROLE_SANDBOX",
                     *       "enable": true,
                     *       "status": "LICENSE",
                     *       "statusInfoList": [],
                     *       "applicationInfo": {
                     *         "applicationId": "100000000001",
                     *         "name": "AWS",
                     *         "accNum": "100000000001",
                     *         "clName": "trail-a",
                     *         "cls3": "trail-bucket-a",
                     *         "sessionName": "sess-a",
                     *         "externalId": "ext-a"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CloudAccountDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listFindings: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "startTime": 1731300000000,
                 *       "endTime": 1731500000000,
                 *       "skip": 0,
                 *       "limit": 50,
                 *       "objectId": 900719925474
                 *     }
                 */
                "application/json": components["schemas"]["FindingFilter"];
            };
        };
        responses: {
            /** @description One page of findings (field names from client code, types inferred) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "fi-0001",
                     *           "timestampUUID": "6a1d-sandbox",
                     *           "companyId": 771205,
                     *           "buId": 40017,
                     *           "object": "bucket-a",
                     *           "objectType": "S3 Bucket",
                     *           "objectId": "900719925474",
                     *           "objectContext": "",
                     *           "resourceId": "900719925474",
                     *           "severity": "Critical",
                     *           "state": "Open",
                     *           "alertType": "Risk Assessment",
                     *           "defineType": "PREDEFINED_SANDBOX",
                     *           "createTime": 1731412345678,
                     *           "updateTime": 1731412349999,
                     *           "policyName": "Sandbox public bucket",
                     *           "policyId": 903,
                     *           "policyCode": "FC-ACT-903",
                     *           "service": "AWS",
                     *           "region": "eu-west-1",
                     *           "eventIdList": [],
                     *           "matches": 1
                     *         }
                     *       ],
                     *       "totalPage": 1,
                     *       "limit": 50,
                     *       "skip": 0,
                     *       "totalCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        data?: components["schemas"]["Finding"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    listResources: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "filter": {
                 *         "resourceType": {
                 *           "option": [
                 *             {
                 *               "key": "AWS",
                 *               "option": [
                 *                 {
                 *                   "key": "EC2 Instance"
                 *                 }
                 *               ]
                 *             }
                 *           ]
                 *         }
                 *       },
                 *       "skip": 0,
                 *       "limit": 50,
                 *       "orderBy": "risk_level",
                 *       "orderDirection": "dsc"
                 *     }
                 */
                "application/json": components["schemas"]["ResourceFilter"];
            };
        };
        responses: {
            /** @description One page of resources (envelope and field names from client code, types inferred) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "datas": [
                     *         {
                     *           "id": 900719925474,
                     *           "name": "web-a",
                     *           "region": "us-west-2",
                     *           "resourceId": "i-0sandbox",
                     *           "category": "Compute",
                     *           "resourceTagGroup": {
                     *             "select": false,
                     *             "key": "env",
                     *             "option": [
                     *               {
                     *                 "select": false,
                     *                 "key": "prod",
                     *                 "name": "prod"
                     *               }
                     *             ]
                     *           },
                     *           "riskLevel": "High",
                     *           "riskScore": 71,
                     *           "availableActions": [],
                     *           "account": {
                     *             "service": "AWS",
                     *             "accountName": "prod-sandbox",
                     *             "accountNumber": "100000000001",
                     *             "accountEmail": "",
                     *             "organizationDomain": "",
                     *             "status": "ACTIVE_SANDBOX"
                     *           },
                     *           "lastScanTime": 1731400000000,
                     *           "rriSupport": true,
                     *           "state": "RUNNING",
                     *           "vId": "v-1",
                     *           "identity": "arn-sandbox"
                     *         }
                     *       ],
                     *       "totalPage": 1,
                     *       "limit": 50,
                     *       "skip": 0,
                     *       "totalCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        datas?: components["schemas"]["Resource"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getResourceDetail: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Resource id (64 bits), `Resource.id`.
                 * @example 900719925474
                 */
                rid: components["schemas"]["NumericId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "instance",
                     *       "machineType": "n1-sandbox",
                     *       "status": "RUNNING",
                     *       "zone": "europe-north1-a",
                     *       "name": "web-b",
                     *       "resourceType": "Compute Engine Instance",
                     *       "region": "europe-north1",
                     *       "deleted": false,
                     *       "project": "",
                     *       "creationTimestamp": "2024-11-12T09:30:00.125+02:00",
                     *       "tags": {
                     *         "fingerprint": "c2FuZA==",
                     *         "items": [
                     *           "fw-a"
                     *         ]
                     *       },
                     *       "firewalls": [
                     *         {
                     *           "type": "firewall",
                     *           "sourceRanges": [
                     *             "198.51.100.0/24"
                     *           ],
                     *           "resourceType": "Firewall"
                     *         }
                     *       ],
                     *       "networkInterfaces": [
                     *         {
                     *           "name": "nic0",
                     *           "networkIP": "192.0.2.5",
                     *           "accessConfigs": [
                     *             {
                     *               "name": "nat",
                     *               "natIP": "192.0.2.77"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ResourceDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getResourceConfig: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Resource id, `Resource.id`.
                 * @example 900719925474
                 */
                resourceid: components["schemas"]["NumericId"];
                /**
                 * @description Failed policies only (`true`) or all (`false`).
                 * @example true
                 */
                failedPolicyOnly?: boolean;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "skip": 0,
                 *       "limit": 50,
                 *       "orderBy": "severity",
                 *       "orderDirection": "desc"
                 *     }
                 */
                "application/json": components["schemas"]["ResourceConfigFilter"];
            };
        };
        responses: {
            /** @description One page of assessed policies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "datas": [
                     *         {
                     *           "policyId": "903",
                     *           "resourceId": "900719925474"
                     *         }
                     *       ],
                     *       "totalPage": 1,
                     *       "limit": 50,
                     *       "skip": 0,
                     *       "totalCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        datas?: components["schemas"]["ResourceConfig"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getDocumentDetail: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.
                 * @example c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE
                 */
                fileId: components["parameters"]["FileId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "fileId": "c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE",
                     *         "fileName": "payroll.csv",
                     *         "buId": 40017,
                     *         "serviceId": "100000000001"
                     *       },
                     *       "totalPage": 1,
                     *       "limit": 1,
                     *       "skip": 0,
                     *       "totalCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        data?: components["schemas"]["DocumentDetail"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getDocumentActivity: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.
                 * @example c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE
                 */
                fileId: components["parameters"]["FileId"];
                /**
                 * @description Cloud of the document.
                 * @example AWS
                 */
                service?: components["schemas"]["CloudName"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "skip": 0,
                 *       "limit": 20,
                 *       "startTime": 1731300000000,
                 *       "endTime": 1731500000000,
                 *       "operationList": []
                 *     }
                 */
                "application/json": components["schemas"]["DocumentActivityFilter"];
            };
        };
        responses: {
            /** @description One page of activities */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [],
                     *       "totalPage": 0,
                     *       "limit": 20,
                     *       "skip": 0,
                     *       "totalCount": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        data?: components["schemas"]["DocumentActivity"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getDocumentPermission: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.
                 * @example c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE
                 */
                fileId: components["parameters"]["FileId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permissions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "AccessControlInfoList": [
                     *             {
                     *               "profileUserId": "u-17"
                     *             }
                     *           ],
                     *           "sharedLink": [],
                     *           "isPublic": false,
                     *           "shareLevel": "PRIVATE_SANDBOX",
                     *           "publicPermissionList": []
                     *         }
                     *       ],
                     *       "totalPage": 1,
                     *       "limit": 1,
                     *       "skip": 0,
                     *       "totalCount": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Page"] & {
                        data?: components["schemas"]["DocumentPermission"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
    getDocumentViolation: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Company, `companyMapSet[].companyId` of Get Resource Map. Typed Integer, String or Long by page.
                 * @example 771205
                 */
                companyId: components["parameters"]["CompanyId"];
                /**
                 * @description Role, `roleId` of Get Resource Map. Required since FortiCWP 22.1.
                 * @example 771204
                 */
                roleId: components["parameters"]["RoleId"];
                /**
                 * @description Opaque document id, the `objectId` of a document alert. Two pages misspell the name `filedId`.
                 * @example c2FuZGJveC1maWxlLWlkLTAwMDAwMDAwMDAwMDAwMDE
                 */
                fileId: components["parameters"]["FileId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The violations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"] & {
                        data?: components["schemas"]["DocumentViolation"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
        };
    };
}
