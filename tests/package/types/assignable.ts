// The package's types are assignable to the contract's, as far as the package goes.
import * as contract from "./contract.js";
import * as own from "marketo-webhook";
import * as messages from "marketo-webhook/messages";
import { en } from "marketo-webhook/messages/en";
import { es } from "marketo-webhook/messages/es";
import * as middleware from "marketo-webhook/middleware";
import * as slim from "marketo-webhook/slim";

type Assignable<From extends To, To> = From;

export type Outcomes = Assignable<own.Outcome, contract.Outcome>;
export type OutcomesBack = Assignable<contract.Outcome, own.Outcome>;
export type Definitions = Assignable<contract.WebhookDefinition, own.WebhookDefinition>;
export type DefinitionsBack = Assignable<own.WebhookDefinition, contract.WebhookDefinition>;
export type Parts = Assignable<contract.ResponseParts, own.ResponseParts>;
export type Failures = Assignable<contract.TransportFailure, own.TransportFailure>;
export type Options = Assignable<contract.EvaluateOptions, own.EvaluateOptions>;
export type Explanations = Assignable<own.Explanation, contract.Explanation>;
export type ExplanationsBack = Assignable<contract.Explanation, own.Explanation>;
export type Explained = Assignable<own.Explained, contract.Explained>;
export type ExplainedBack = Assignable<contract.Explained, own.Explained>;
export type Because = Assignable<own.Because, contract.Because>;
export type BecauseBack = Assignable<contract.Because, own.Because>;
export type Catalogues = Assignable<messages.Catalogue, contract.Catalogue>;
export type CataloguesBack = Assignable<contract.Catalogue, messages.Catalogue>;
export type Diagnostics = Assignable<own.Diagnostic, contract.Diagnostic>;
// Assumptions may be added, so the names of those of the contract are only looked for.
type Rule = Omit<own.Rule, "assumption"> & Pick<contract.Rule, "assumption">;
export type Rules = Assignable<Rule, contract.Rule>;
export type RuleAssumptions = Assignable<contract.Rule["assumption"], own.Rule["assumption"]>;
export type Errors = Assignable<own.ArgumentError, contract.ArgumentError>;
export type Everyone = Assignable<keyof contract.Assumptions, keyof own.Assumptions>;

export const translate: typeof contract.translate = messages.translate;
export const translateBack: typeof messages.translate = {} as typeof contract.translate;
export const catalogues: contract.Catalogue[] = [en, es];
export const evaluate: typeof contract.evaluate = own.evaluate;
export const withOutcome: typeof contract.withOutcome = middleware.withOutcome;
export const toProblem: typeof contract.toProblem = middleware.toProblem;
export const slimEvaluate: typeof contract.evaluate = slim.evaluate;
export const rules: () => own.Rule[] = own.rules;
export const importLeadFields: typeof contract.importLeadFields = own.importLeadFields;
export const triggerFires: typeof contract.triggerFires = own.triggerFires;
export const listAttributes: typeof contract.listAttributes = own.listAttributes;
export const Webhook: typeof contract.Webhook = own.Webhook;
