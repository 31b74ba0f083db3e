/** Lets the target's methods be those of another until the returned function is called. */
export function replaceMethods<T extends object>(target: T, other: Partial<T>): () => void {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(other)).filter(
    (name) => name in target,
  ) as (keyof T)[];
  for (const name of names) {
    const method = other[name];
    if (typeof method === "function") target[name] = method.bind(other) as T[keyof T];
  }
  return () => {
    for (const name of names) Reflect.deleteProperty(target, name);
  };
}
