/** The secret without a marker after a hyphen at its end. @param marker empty means none */
export function withoutMarker(secret: string, marker: string): string {
  const end = `-${marker}`;
  return marker !== "" && secret.endsWith(end) ? secret.slice(0, -end.length) : secret;
}
