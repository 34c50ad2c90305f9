/** What a worker says once it holds the lock that bears its name. */
export const HELD = 'held';
