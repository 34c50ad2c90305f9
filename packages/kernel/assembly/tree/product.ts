/**
 * Products of probabilities are taken as they are down to here: what underflows on the way is below 1e-308 and so less than
 * 1e-48 of the product. What would fall below is added up in logarithms.
 */
export const SMALLEST: f64 = 1e-260;
