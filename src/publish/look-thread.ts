import { parentPort, workerData } from "node:worker_threads";
import { lookAt } from "./ledger/look.ts";

parentPort?.postMessage(lookAt(...(workerData as Parameters<typeof lookAt>)));
