//! Marketo's standard lead fields.

use super::{DataType, LeadField};

/// A standard lead field.
pub(super) struct StandardField {
    pub(super) rest_name: &'static str,
    /// [`None`] if the field has no SOAP API name, so that no mapping reaches it.
    pub(super) soap_name: Option<&'static str>,
    /// As Marketo's pages show it.
    pub(super) display_name: &'static str,
    /// As a describe call of a real instance reports it; [`None`] if no such report was seen.
    pub(super) data_type: Option<DataType>,
}

const fn field(
    rest_name: &'static str,
    soap_name: Option<&'static str>,
    display_name: &'static str,
    data_type: Option<DataType>,
) -> StandardField {
    StandardField { rest_name, soap_name, display_name, data_type }
}

/// Adobe's list of standard fields, as of July 2026.
pub(super) const STANDARD_FIELDS: &[StandardField] = &[
    field("address", Some("Address"), "Address", Some(DataType::Text)),
    field("annualRevenue", Some("AnnualRevenue"), "Annual Revenue", Some(DataType::Currency)),
    field("anonymousIP", Some("AnonymousIP"), "Anonymous IP", Some(DataType::String)),
    field("billingCity", Some("BillingCity"), "Billing City", Some(DataType::String)),
    field("billingCountry", Some("BillingCountry"), "Billing Country", Some(DataType::String)),
    field("billingPostalCode", Some("BillingPostalCode"), "Billing Postal Code", Some(DataType::String)),
    field("billingState", Some("BillingState"), "Billing State", Some(DataType::String)),
    field("billingStreet", Some("BillingStreet"), "Billing Address", Some(DataType::Text)),
    field("city", Some("City"), "City", Some(DataType::String)),
    field("company", Some("Company"), "Company Name", Some(DataType::String)),
    field("country", Some("Country"), "Country", Some(DataType::String)),
    field("dateOfBirth", Some("DateofBirth"), "Date of Birth", Some(DataType::Date)),
    field("department", Some("Department"), "Department", Some(DataType::String)),
    field("doNotCall", Some("DoNotCall"), "Do Not Call", Some(DataType::Boolean)),
    field("doNotCallReason", Some("DoNotCallReason"), "Do Not Call Reason", Some(DataType::String)),
    field("email", Some("Email"), "Email Address", Some(DataType::Email)),
    field("fax", Some("Fax"), "Fax Number", Some(DataType::Phone)),
    field("firstName", Some("FirstName"), "First Name", Some(DataType::String)),
    field("industry", Some("Industry"), "Industry", Some(DataType::String)),
    field("inferredCompany", Some("InferredCompany"), "Inferred Company", Some(DataType::String)),
    field("inferredCountry", Some("InferredCountry"), "Inferred Country", Some(DataType::String)),
    field("lastName", Some("LastName"), "Last Name", Some(DataType::String)),
    field("leadRole", Some("LeadRole"), "Role", Some(DataType::String)),
    field("leadScore", Some("LeadScore"), "Lead Score", Some(DataType::Integer)),
    field("leadSource", Some("LeadSource"), "Lead Source", Some(DataType::String)),
    field("leadStatus", Some("LeadStatus"), "Lead Status", Some(DataType::String)),
    field("mainPhone", Some("MainPhone"), "Main Phone", Some(DataType::String)),
    field("jigsawContactId", Some("Marketo Jigsaw Contact Id"), "Marketo Data.com ID", None),
    field("jigsawContactStatus", Some("Marketo Jigsaw Contact Status"), "Marketo Data.com Status", None),
    field("middleName", Some("MiddleName"), "Middle Name", Some(DataType::String)),
    field("mobilePhone", Some("MobilePhone"), "Mobile Phone Number", Some(DataType::Phone)),
    field("numberOfEmployees", Some("NumberOfEmployees"), "Num Employees", Some(DataType::Integer)),
    field("phone", Some("Phone"), "Phone Number", Some(DataType::Phone)),
    field("postalCode", Some("PostalCode"), "Postal Code", Some(DataType::String)),
    field("rating", Some("Rating"), "Lead Rating", Some(DataType::String)),
    field("salutation", Some("Salutation"), "Salutation", Some(DataType::String)),
    field("sicCode", Some("SICCode"), "SIC Code", Some(DataType::String)),
    field("site", Some("Site"), "Site", Some(DataType::String)),
    field("state", Some("State"), "State", Some(DataType::String)),
    field("title", Some("Title"), "Job Title", Some(DataType::String)),
    field("unsubscribed", Some("Unsubscribed"), "Unsubscribed", Some(DataType::Boolean)),
    field("unsubscribedReason", Some("UnsubscribedReason"), "Unsubscribed Reason", Some(DataType::String)),
    field("website", Some("Website"), "Website", Some(DataType::Url)),
    field("createdAt", None, "Created At", Some(DataType::Datetime)),
    field("updatedAt", None, "Updated At", Some(DataType::Datetime)),
    field("emailInvalid", None, "Email Invalid", Some(DataType::Boolean)),
    field("emailInvalidCause", None, "Email Invalid Cause", Some(DataType::String)),
    field("inferredCity", None, "Inferred City", Some(DataType::String)),
    field("inferredMetropolitanArea", None, "Inferred Metropolitan Area", Some(DataType::String)),
    field("inferredPhoneAreaCode", None, "Inferred Phone Area Code", Some(DataType::String)),
    field("inferredPostalCode", None, "Inferred Postal Code", Some(DataType::String)),
    field("inferredStateRegion", None, "Inferred State Region", Some(DataType::String)),
    field("isAnonymous", None, "Is Anonymous", Some(DataType::Boolean)),
    field("priority", None, "Priority", Some(DataType::Integer)),
    field("relativeScore", None, "Relative Score", Some(DataType::Integer)),
    field("urgency", None, "Urgency", Some(DataType::Float)),
];

/// Marketo's standard lead fields that have a SOAP API name, as [`WebhookDefinition::with_lead_fields`] takes them. A field
/// whose data type is not known is a `string`.
///
/// [`WebhookDefinition::with_lead_fields`]: crate::WebhookDefinition::with_lead_fields
///
/// ```
/// use marketo_webhook::definition::{DataType, standard_fields};
///
/// let email = standard_fields().into_iter().find(|field| field.name == "Email").unwrap();
/// assert_eq!((email.data_type, email.display_name.as_deref()), (DataType::Email, Some("Email Address")));
/// ```
#[must_use]
pub fn standard_fields() -> Vec<LeadField> {
    let mapped = STANDARD_FIELDS.iter().filter_map(|field| Some((field.soap_name?, field)));
    let lead_field = |(name, field): (&str, &StandardField)| LeadField {
        rest_name: Some(field.rest_name.to_owned()),
        display_name: Some(field.display_name.to_owned()),
        ..LeadField::new(name, field.data_type.clone().unwrap_or(DataType::String))
    };
    mapped.map(lead_field).collect()
}
