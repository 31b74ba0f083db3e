import { forticnpCredentials } from "../credentials";

export interface Company {
  readonly companyId: number;
  readonly companyName: string;
}

export interface Login {
  readonly roleId: number;
  readonly username: string;
  readonly email: string;
  readonly companies: readonly Company[];
}

export const retailCompany: Company = { companyId: 771205, companyName: "Example Retail" };
export const clinicCompany: Company = { companyId: 771390, companyName: "Clínica Ejemplo" };

/** The login of each valid credential. */
export const logins: Readonly<Record<string, Login>> = {
  [forticnpCredentials.oneCompany]: {
    roleId: 771204,
    username: "Sandbox analyst",
    email: "analyst@example.net",
    companies: [retailCompany],
  },
  [forticnpCredentials.twoCompanies]: {
    roleId: 771388,
    username: "Sandbox provider",
    email: "provider@example.org",
    companies: [retailCompany, clinicCompany],
  },
};
