/** The secret without the marker that it may end in, after a hyphen. @param marker empty is none */
export function withoutMarker(secret: string, marker: string): string {
  const end = `-${marker}`;
  return marker !== "" && secret.endsWith(end) ? secret.slice(0, -end.length) : secret;
}
