import { render } from "preact";
import { App } from "./app";
import "./record.css";

const root = document.getElementById("root");
if (root) render(<App host={acquireVsCodeApi()} />, root);
