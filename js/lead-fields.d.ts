// The public types of lead fields, which `marketo-webhook` exports.
import type { DataType } from "./index.js";

/** What is known of a lead field. */
export interface LeadField {
  /** The SOAP API name. */
  readonly name: string;
  readonly dataType: DataType;
  /** The longest value, at least 1: characters, or bytes for text and textarea. Default: the type's own limit. */
  readonly length?: number;
  readonly readOnly?: boolean;
  /** The REST API name. Updates carry it, and a mapping that uses it gets the SOAP name as a suggestion. */
  readonly restName?: string;
  /** The name on Marketo's pages. A mapping that uses it gets the SOAP name as a suggestion. */
  readonly displayName?: string;
}

/** SOAP API names of Marketo's standard lead fields, as `standardFields()` lists them (a literal union, for completion). */
export type StandardFieldName =
  | "Address" | "AnnualRevenue" | "AnonymousIP" | "BillingCity" | "BillingCountry" | "BillingPostalCode"
  | "BillingState" | "BillingStreet" | "City" | "Company" | "Country" | "DateofBirth" | "Department" | "DoNotCall"
  | "DoNotCallReason" | "Email" | "Fax" | "FirstName" | "Industry" | "InferredCompany" | "InferredCountry"
  | "LastName" | "LeadRole" | "LeadScore" | "LeadSource" | "LeadStatus" | "MainPhone" | "Marketo Jigsaw Contact Id"
  | "Marketo Jigsaw Contact Status" | "MiddleName" | "MobilePhone" | "NumberOfEmployees" | "Phone" | "PostalCode"
  | "Rating" | "Salutation" | "SICCode" | "Site" | "State" | "Title" | "Unsubscribed" | "UnsubscribedReason"
  | "Website";

/** Marketo's standard lead fields that have a SOAP API name, as `leadFields` takes them. Needs no WebAssembly module. */
export function standardFields(): LeadField[];
