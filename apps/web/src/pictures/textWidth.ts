import { widthOf } from '@latent/charts';

/** About how wide a text is in the lab's pictures: their 13 px letters may be those of a wide face. */
export const textWidth = (text: string): number => 1.2 * widthOf(text);
