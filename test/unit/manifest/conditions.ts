import { compileFunction } from "node:vm";

export type Keys = Readonly<Record<string, string | boolean>>;

const operand = String.raw`[\w./:-]+`;
const terms = new RegExp(
  String.raw`(${operand}) =~ (/(?:[^/\\]|\\.)+/)|(${operand}) (==|!=) ('[^']*'|${operand})|([a-zA-Z][\w.]*)`,
  "g",
);

/** Evaluates a condition of the manifest with these context keys; others are unset. */
export function holds(when: string, keys: Keys): boolean {
  const code = when.replaceAll(
    terms,
    (_term: string, ...[matched, pattern, compared, operator, value, key]: readonly (string | undefined)[]) => {
      if (matched !== undefined) return `${pattern}.test(String(get("${matched}")))`;
      if (compared === undefined) return key === "true" || key === "false" ? key : `Boolean(get("${key}"))`;
      return `(String(get("${compared}")) ${operator}= ${JSON.stringify(value?.replaceAll("'", ""))})`;
    },
  );
  const evaluate = compileFunction(`return ${code}`, ["get"]) as (get: (key: string) => unknown) => unknown;
  return Boolean(evaluate((key) => keys[key]));
}
