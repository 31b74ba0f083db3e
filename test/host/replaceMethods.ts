/**
 * Replaces the target's methods with those of another object, including inherited ones, until the returned function is
 * called.
 */
export function replaceMethods<T extends object>(target: T, other: Partial<T>): () => void {
  const names = methodsOf(other).filter((name) => name in target) as (keyof T)[];
  for (const name of names) {
    const method = other[name];
    if (name !== "constructor" && typeof method === "function") target[name] = method.bind(other) as T[keyof T];
  }
  return () => {
    for (const name of names) Reflect.deleteProperty(target, name);
  };
}

function methodsOf(value: object): string[] {
  const prototype = Object.getPrototypeOf(value) as object;
  return prototype === Object.prototype ? [] : [...Object.getOwnPropertyNames(prototype), ...methodsOf(prototype)];
}
