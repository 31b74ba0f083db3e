import { occurrences } from "./search";

/** Text with the occurrences of the search marked. */
export function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  const found = occurrences(text, query);
  if (found.length === 0) return <>{text}</>;
  let end = 0;
  return (
    <>
      {found.map(([from, to]) => {
        const before = text.slice(end, from);
        end = to;
        return (
          <>
            {before}
            <mark>{text.slice(from, to)}</mark>
          </>
        );
      })}
      {text.slice(end)}
    </>
  );
}
