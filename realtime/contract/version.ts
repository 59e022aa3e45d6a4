/** Raised when a wire message changes in a way that an older console cannot read. */
export const CONTRACT_VERSION = 1;
