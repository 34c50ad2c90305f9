/** The version of latent that wrote a document; a test holds it to package.json. */
export const VERSION = '0.1.0';
