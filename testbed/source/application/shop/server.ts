import { createServer } from "node:http";
import { createApp } from "./app";

createServer(createApp()).listen(8080);
