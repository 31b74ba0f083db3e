import { ConnectProxy, type ProxyManners } from "./connectProxy";

/** What the process of a {@link ConnectProxy} is asked, by message: to begin, to behave in another way, or only for what it has seen. */
export type ProxyOrder =
  | { readonly do: "listen"; readonly serverPort: number; readonly port: number }
  | { readonly do: "change"; readonly manners: ProxyManners }
  | { readonly do: "tell" };

let proxy: ConnectProxy | undefined;

process.on("message", (order: ProxyOrder) => void obey(order));

/** Each order is answered with all that the proxy has seen. */
async function obey(order: ProxyOrder): Promise<void> {
  if (order.do === "listen") {
    proxy = new ConnectProxy(order.serverPort);
    await proxy.start(order.port);
  }
  if (proxy && order.do === "change") proxy.manners = order.manners;
  process.send?.(proxy?.sight);
}
