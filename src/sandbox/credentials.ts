/** The sandbox's sign-ins by purpose. They are public and documented: they give access to the emulator only. */
export const fortitokenCredentials = {
  /** A web application: sees every realm and may use every web operation. */
  webApp: { clientId: "3f0c8d52-6a1e-4b7d-9c25-51a0e7d4b301", clientSecret: "sandbox-web-app-secret-0001" },
  /**
   * A management application: sees base users, quotas and temporary tokens of the whole account, but cannot
   * authenticate users.
   */
  management: { clientId: "6a94f0d3-28b5-4e17-a3c6-0d7f51e2b804", clientSecret: "sandbox-management-secret-0004" },
  /** May sign in; everything else answers 403. */
  noPermission: { clientId: "8b27e4a9-05cf-4d3b-8e61-c94f2a7d1602", clientSecret: "sandbox-no-permission-secret-0002" },
  /** May sign in; everything else answers 402, as without a subscription. */
  unsubscribed: { clientId: "d51a93c6-7e48-4f02-b5d9-2c6e80f4a703", clientSecret: "sandbox-unsubscribed-secret-0003" },
} as const;

export const forticnpCredentials = {
  /** One role in one company. */
  oneCompany: "5c9e2b71-4d0f-4a86-9e13-7b20c8d6f401",
  /** One role in two companies. */
  twoCompanies: "a1f74e08-92b3-4c5d-8f60-3e9d5b17c202",
  /** Revoked in the console: answers 401. */
  revoked: "e6307b9d-1c84-4e2a-b75f-0d48f9a2c503",
} as const;
