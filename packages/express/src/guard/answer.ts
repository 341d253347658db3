/** What a reader answers, at once or later. */
export type Answer<T> = T | PromiseLike<T>;

/** Whom a request is from, by an id of the company's. It stands in audit events as it is: give no address and no name. */
export type Subject = string | number;
