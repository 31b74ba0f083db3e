export interface MessageButton {
  readonly title: string;
  run(): unknown;
}

/**
 * An error with a message for the user: in their language, with what happened and the remedy. Any other error that is
 * not a `ServiceError` is a bug: it is shown as "Unexpected error" and logged with its stack.
 */
export class UserFacingError extends Error {
  /** Identifies the class across bundles, where `instanceof` does not work. */
  readonly isUserFacing = true;
  /** The remedies, as buttons of the message. */
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
