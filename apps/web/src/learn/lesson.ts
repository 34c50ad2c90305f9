/** What is known of a lesson before it is opened. */
export interface LessonHead {
  readonly number: number;
  readonly title: string;
  /** The question that it answers. */
  readonly question: string;
  /** Where the lecture speaks of it, minutes and seconds. */
  readonly lecture?: string;
}

export interface LessonProps {
  readonly head: LessonHead;
}
