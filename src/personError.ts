/**
 * An error whose message was written for a person: in their language, with what happened and what to do. Everything else that is thrown
 * and is no `ServiceError` is a fault of the program: it is shown as "Unexpected error", and its stack is logged.
 */
export class PersonError extends Error {
  /** Marks the class across bundles, where `instanceof` does not hold. */
  readonly isForPerson = true;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PersonError";
  }

  static is(error: unknown): error is PersonError {
    return error instanceof Error && (error as Partial<PersonError>).isForPerson === true;
  }
}
