/** A button of a message: what it says and what it does. */
export interface MessageButton {
  readonly title: string;
  run(): unknown;
}

/**
 * An error whose message was written for a person: in their language, with what happened and what to do. Everything else that is thrown
 * and is no `ServiceError` is a fault of the program: it is shown as "Unexpected error", and its stack is logged.
 */
export class UserFacingError extends Error {
  /** Marks the class across bundles, where `instanceof` does not hold. */
  readonly isUserFacing = true;
  /** What the person can do about it, as buttons of the message. */
  readonly buttons: readonly MessageButton[];

  constructor(message: string, options: ErrorOptions & { readonly buttons?: readonly MessageButton[] } = {}) {
    super(message, options);
    this.name = "UserFacingError";
    this.buttons = options.buttons ?? [];
  }

  static is(error: unknown): error is UserFacingError {
    return error instanceof Error && (error as Partial<UserFacingError>).isUserFacing === true;
  }
}
