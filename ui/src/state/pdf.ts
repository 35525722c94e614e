/** Opens PDF bytes with pdf.js in a worker of our own making: no fallback into the page, no code from text. */

import { GlobalWorkerOptions, type PDFDocumentProxy, getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

type Policy = { createScriptURL(url: string): string };
type Policies = { createPolicy(name: string, rules: Policy): Policy };

/** Where the webview knows Trusted Types, a worker takes its address from the one policy that was announced. */
function trusted(url: string): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (policies === undefined) return url;
  policy ??= policies.createPolicy("pdfjs-worker", {
    createScriptURL: (wanted) => {
      if (wanted !== workerUrl) throw new TypeError("pdfjs-worker");
      return wanted;
    },
  });
  return policy.createScriptURL(url);
}
let policy: Policy | undefined;

/** A document that is open; `close` gives its memory back. */
export type OpenPdf = { document: PDFDocumentProxy; close: () => void };

/** Opens a document. The bytes are copied: the worker takes what it is given. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  GlobalWorkerOptions.workerPort ??= new Worker(trusted(workerUrl), { type: "module" });
  const task = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useSystemFonts: false,
    stopAtErrors: true,
  });
  const document = await task.promise;
  return { document, close: () => void task.destroy() };
}
