// The kernel's own functions: engines differ in the last bit of Math.exp and Math.log, these do not.
export { exp, log } from '@latent/kernel';
