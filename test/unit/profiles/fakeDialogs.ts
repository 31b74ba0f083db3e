import type { MessageButton } from "../../../src/userFacingError";

/** Records announcements, and answers confirmations as set. */
export class FakeDialogs {
  readonly infos: string[] = [];
  readonly warnings: string[] = [];
  readonly errors: { message: string; buttons: string[] }[] = [];
  readonly questions: { message: string; detail?: string; action: string }[] = [];
  answer = true;

  info(message: string): Promise<void> {
    this.infos.push(message);
    return Promise.resolve();
  }

  warn(message: string): Promise<void> {
    this.warnings.push(message);
    return Promise.resolve();
  }

  error(message: string, ...buttons: MessageButton[]): Promise<void> {
    this.errors.push({ message, buttons: buttons.map(({ title }) => title) });
    return Promise.resolve();
  }

  confirm(question: { message: string; detail?: string; action: string }): Promise<boolean> {
    this.questions.push(question);
    return Promise.resolve(this.answer);
  }

  withProgress<T>(_title: string, work: (signal: AbortSignal, report: () => void) => Promise<T>): Promise<T> {
    return work(new AbortController().signal, () => undefined);
  }
}
