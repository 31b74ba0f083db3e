/** Stands in for `debug`, which follow-redirects takes when a development tool happens to have installed it; nothing of it is shipped. */
export default function noDebug(): () => void {
  return () => undefined;
}
