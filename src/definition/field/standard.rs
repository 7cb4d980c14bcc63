//! Marketo's standard lead fields.

use super::DataType;

/// A standard lead field.
pub(super) struct StandardField {
    pub(super) rest_name: &'static str,
    /// None where the field has no SOAP API name, so that no mapping reaches it.
    pub(super) soap_name: Option<&'static str>,
    /// As a describe call of a real instance reports it; none where no such report was seen.
    pub(super) data_type: Option<DataType>,
}

const fn field(
    rest_name: &'static str,
    soap_name: Option<&'static str>,
    data_type: Option<DataType>,
) -> StandardField {
    StandardField { rest_name, soap_name, data_type }
}

/// Adobe's list of standard fields as it stood in July 2026.
pub(super) const STANDARD_FIELDS: &[StandardField] = &[
    field("address", Some("Address"), Some(DataType::Text)),
    field("annualRevenue", Some("AnnualRevenue"), Some(DataType::Currency)),
    field("anonymousIP", Some("AnonymousIP"), Some(DataType::String)),
    field("billingCity", Some("BillingCity"), Some(DataType::String)),
    field("billingCountry", Some("BillingCountry"), Some(DataType::String)),
    field("billingPostalCode", Some("BillingPostalCode"), Some(DataType::String)),
    field("billingState", Some("BillingState"), Some(DataType::String)),
    field("billingStreet", Some("BillingStreet"), Some(DataType::Text)),
    field("city", Some("City"), Some(DataType::String)),
    field("company", Some("Company"), Some(DataType::String)),
    field("country", Some("Country"), Some(DataType::String)),
    field("dateOfBirth", Some("DateofBirth"), Some(DataType::Date)),
    field("department", Some("Department"), Some(DataType::String)),
    field("doNotCall", Some("DoNotCall"), Some(DataType::Boolean)),
    field("doNotCallReason", Some("DoNotCallReason"), Some(DataType::String)),
    field("email", Some("Email"), Some(DataType::Email)),
    field("fax", Some("Fax"), Some(DataType::Phone)),
    field("firstName", Some("FirstName"), Some(DataType::String)),
    field("industry", Some("Industry"), Some(DataType::String)),
    field("inferredCompany", Some("InferredCompany"), Some(DataType::String)),
    field("inferredCountry", Some("InferredCountry"), Some(DataType::String)),
    field("lastName", Some("LastName"), Some(DataType::String)),
    field("leadRole", Some("LeadRole"), Some(DataType::String)),
    field("leadScore", Some("LeadScore"), Some(DataType::Integer)),
    field("leadSource", Some("LeadSource"), Some(DataType::String)),
    field("leadStatus", Some("LeadStatus"), Some(DataType::String)),
    field("mainPhone", Some("MainPhone"), Some(DataType::String)),
    field("jigsawContactId", Some("Marketo Jigsaw Contact Id"), None),
    field("jigsawContactStatus", Some("Marketo Jigsaw Contact Status"), None),
    field("middleName", Some("MiddleName"), Some(DataType::String)),
    field("mobilePhone", Some("MobilePhone"), Some(DataType::Phone)),
    field("numberOfEmployees", Some("NumberOfEmployees"), Some(DataType::Integer)),
    field("phone", Some("Phone"), Some(DataType::Phone)),
    field("postalCode", Some("PostalCode"), Some(DataType::String)),
    field("rating", Some("Rating"), Some(DataType::String)),
    field("salutation", Some("Salutation"), Some(DataType::String)),
    field("sicCode", Some("SICCode"), Some(DataType::String)),
    field("site", Some("Site"), Some(DataType::String)),
    field("state", Some("State"), Some(DataType::String)),
    field("title", Some("Title"), Some(DataType::String)),
    field("unsubscribed", Some("Unsubscribed"), Some(DataType::Boolean)),
    field("unsubscribedReason", Some("UnsubscribedReason"), Some(DataType::String)),
    field("website", Some("Website"), Some(DataType::Url)),
    field("createdAt", None, Some(DataType::Datetime)),
    field("updatedAt", None, Some(DataType::Datetime)),
    field("emailInvalid", None, Some(DataType::Boolean)),
    field("emailInvalidCause", None, Some(DataType::String)),
    field("inferredCity", None, Some(DataType::String)),
    field("inferredMetropolitanArea", None, Some(DataType::String)),
    field("inferredPhoneAreaCode", None, Some(DataType::String)),
    field("inferredPostalCode", None, Some(DataType::String)),
    field("inferredStateRegion", None, Some(DataType::String)),
    field("isAnonymous", None, Some(DataType::Boolean)),
    field("priority", None, Some(DataType::Integer)),
    field("relativeScore", None, Some(DataType::Integer)),
    field("urgency", None, Some(DataType::Float)),
];
