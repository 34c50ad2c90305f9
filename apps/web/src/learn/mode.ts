import { createContext, useContext } from 'react';

/** How lessons are shown: for someone who learns, or as a teacher wants them. */
export interface LessonMode {
  /** Nothing but the lesson: for a frame in another page. */
  readonly embedded: boolean;
  /** Answers stay hidden: the question, the arithmetic and the table of numbers do not give them away. */
  readonly hidesAnswers: boolean;
  /** One of all lessons on a page to be printed. */
  readonly printed: boolean;
}

const PLAIN: LessonMode = { embedded: false, hidesAnswers: false, printed: false };

/** The mode that the rest of a path names: `/learn/3/embed/quiz`; undefined where it says something else. */
export function modeOf(words: readonly string[]): LessonMode | undefined {
  if (words.some((word) => word !== 'embed' && word !== 'quiz') || new Set(words).size < words.length) return undefined;
  return { embedded: words.includes('embed'), hidesAnswers: words.includes('quiz'), printed: false };
}

/** The path of a lesson in a mode. */
export function lessonPath(number: number, { embedded, hidesAnswers }: LessonMode = PLAIN): string {
  return `/learn/${number}${embedded ? '/embed' : ''}${hidesAnswers ? '/quiz' : ''}`;
}

const Mode = createContext(PLAIN);
export const LessonModeProvider = Mode.Provider;
export const useLessonMode = (): LessonMode => useContext(Mode);
