/** An object that releases its resources; the same shape as VS Code's. */
export interface Disposable {
  dispose(): void;
}

/** Owns disposables and disposes them in reverse order. */
export class Disposables implements Disposable {
  private readonly owned: Disposable[] = [];

  add<T extends Disposable>(disposable: T): T {
    this.owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    for (const disposable of this.owned.splice(0).reverse()) disposable.dispose();
  }
}
