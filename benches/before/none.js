// No other version is measured.
export const before = undefined;
