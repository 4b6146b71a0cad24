import { parentPort, workerData } from "node:worker_threads";
import type { HandContext } from "./pipeline/hand.ts";
import { becomeHand } from "./pipeline/pool.ts";

if (parentPort) becomeHand(parentPort, workerData as HandContext);
