import { ConnectProxy, type ProxyManners } from "./connectProxy";

/** A message to the process of a {@link ConnectProxy}: start, change the manners, or only report. */
export type ProxyOrder =
  | { readonly do: "listen"; readonly serverPort: number; readonly port: number }
  | { readonly do: "change"; readonly manners: ProxyManners }
  | { readonly do: "tell" };

let proxy: ConnectProxy | undefined;

process.on("message", (order: ProxyOrder) => void obey(order));

/** Answers each order with the proxy's record. */
async function obey(order: ProxyOrder): Promise<void> {
  if (order.do === "listen") {
    proxy = new ConnectProxy(order.serverPort);
    await proxy.start(order.port);
  }
  if (proxy && order.do === "change") proxy.manners = order.manners;
  process.send?.(proxy?.sight);
}
