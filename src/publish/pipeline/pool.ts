import { join } from "node:path";
import { type MessagePort, Worker } from "node:worker_threads";
import { createHand, type Hand, type HandContext } from "./hand.ts";

/** A hand that answers later: here, or in a thread of its own. */
export type AsyncHand = {
  readonly [Work in keyof Hand]: (...args: Parameters<Hand[Work]>) => Promise<ReturnType<Hand[Work]>>;
};

/** Hands that work at the same time. */
export interface Pool {
  readonly hands: readonly AsyncHand[];
  close(): Promise<void>;
}

/** Young generation of a thread's heap in MB: room for a run's short-lived objects, so that few of them are moved. */
const YOUNG_MB = 48;

type Call = { readonly work: keyof Hand; readonly args: readonly unknown[] };
type Answer =
  | { readonly value: unknown }
  | { readonly error: Pick<NodeJS.ErrnoException, "message" | "code" | "syscall"> };

const asyncHand = (ask: (work: keyof Hand, args: readonly unknown[]) => Promise<unknown>): AsyncHand => {
  const by =
    (work: keyof Hand) =>
    (...args: readonly unknown[]) =>
      ask(work, args);
  return {
    heads: by("heads"),
    compile: by("compile"),
    tell: by("tell"),
    write: by("write"),
    segment: by("segment"),
  } as AsyncHand;
};

const perform = (hand: Hand, { work, args }: Call): unknown =>
  (hand[work] as (...args: readonly unknown[]) => unknown)(...args);

/** Threads that a build may start. */
export interface Threads {
  readonly count: number;
  /** The least number of digests that each must get: starting one takes as long as compiling some hundreds. */
  readonly each: number;
  /** The folder of built files, which they run. */
  readonly folder: string;
}

/** Makes a pool for so many digests: hands in threads where these get enough of them, else one in this thread. */
export function poolFor(context: HandContext, digests: number, threads: Threads | null): Pool {
  const count = threads === null ? 1 : Math.min(threads.count, Math.floor(digests / threads.each));
  return threads !== null && count > 1 ? threadPool(context, count, threads.folder) : localPool(context);
}

/** Makes a pool of one hand, in this thread. */
function localPool(context: HandContext): Pool {
  const hand = createHand(context);
  return {
    hands: [asyncHand(async (work, args) => perform(hand, { work, args }))],
    close: async () => {},
  };
}

/** Makes hands in threads, from the folder of built files. */
function threadPool(context: HandContext, threads: number, built: string): Pool {
  const workers = Array.from(
    { length: threads },
    () =>
      new Worker(join(built, "hand.js"), {
        workerData: context,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      }),
  );
  return {
    hands: workers.map(handOf),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Gives out pieces of work in their order: each hand takes the next one once it is done with its last. */
export async function shareOut<Piece>(
  { hands }: Pool,
  pieces: readonly Piece[],
  work: (hand: AsyncHand, piece: Piece) => Promise<void>,
): Promise<void> {
  // One walk for all hands: what one has taken is gone for the others.
  const left = pieces.values();
  const takeOn = async (hand: AsyncHand): Promise<void> => {
    for (const piece of left) await work(hand, piece);
  };
  await Promise.all(hands.map(takeOn));
}

/** A thread answers its calls in the order in which it gets them. */
function handOf(worker: Worker): AsyncHand {
  const waiting: { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }[] =
    [];
  worker.on("message", (answer: Answer) => {
    const one = waiting.shift();
    // A copy of an error loses its code and system call on the way between threads, so all travel by themselves.
    if ("error" in answer) {
      const { message, code, syscall } = answer.error;
      one?.reject(Object.assign(new Error(message), { code, syscall }));
    } else one?.resolve(answer.value);
  });
  worker.on("error", (error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return asyncHand(
    (work, args) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage({ work, args } satisfies Call);
      }),
  );
}

/** Turns a thread of a pool into a hand that works until it is terminated. */
export function becomeHand(port: MessagePort, context: HandContext): void {
  const hand = createHand(context);
  port.on("message", (call: Call) => {
    let answer: Answer;
    try {
      answer = { value: perform(hand, call) };
    } catch (error) {
      const { message, code, syscall } = error as NodeJS.ErrnoException;
      answer = { error: { message, code, syscall } };
    }
    port.postMessage(answer);
  });
}
