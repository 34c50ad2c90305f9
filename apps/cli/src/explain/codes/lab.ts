import type { CodeTexts } from './text.ts';

/** What only the web lab says. */
export const LAB_CODES: CodeTexts = {
  FILE_TOO_LARGE: {
    what: 'A file is larger than the lab takes.',
    why: 'Its codes and the browser’s own copy would not leave room for a fit.',
    fix: 'Fit it with the command line, which reads files of any size, or take fewer rows or columns.',
  },
  NO_DATA: {
    what: 'The data of a fit are not in the lab any more.',
    why: 'Other data were opened in their place, or the session was forgotten.',
    fix: 'Open the file again.',
  },
  NO_LATENT: {
    what: 'A network in the lab has no hidden node.',
    why: 'Without one there is nothing that EM would have to fill in but missing cells, and nothing to show classes of.',
    fix: 'Mark a node as hidden: in the picture, or with a star in the text.',
  },
  BAD_LINK: {
    what: 'A link does not hold what the lab puts into one.',
    why: 'It was cut off or changed on its way; mail programs break long ones.',
    fix: 'Copy the whole link again.',
  },
};
