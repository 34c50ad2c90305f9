export interface InspectOptions {
  /** Also whether data can determine the parameters. */
  readonly identifiability?: boolean | undefined;
  readonly id?: string | undefined;
  readonly missing?: string | undefined;
  readonly delimiter?: string | undefined;
}
