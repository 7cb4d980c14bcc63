// What can be assumed: the values of each assumption, the default first (docs/behaviour.md has what they mean).
export const ASSUMPTIONS = {
  whitespaceBody: ["not-empty", "empty"],
  emptyBodyNon2xx: ["status", "1001"],
  jsonNull: ["skip", "clear"],
  emptyString: ["clear", "skip"],
  numericText: ["accept", "skip"],
  fractionalInteger: ["skip", "truncate"],
  integerRange: ["64-bit", "32-bit"],
  nonText: ["write", "skip"],
  nonScalar: ["skip", "write-source"],
  overLength: ["truncate", "skip"],
  booleanText: ["true-false", "yes-no-1-0"],
  xmlSingleElementIndex: ["resolve", "skip"],
  duplicateKey: ["last", "first"],
  emailFormat: ["address", "any"],
  urlFormat: ["with-scheme", "any"],
};
