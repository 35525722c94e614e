/**
 * Draws a drawing (SVG) into points. As the source of an image the engine runs no script of it and fetches nothing;
 * Rust looked through it before and looks at the points afterwards.
 */

/** As large as a logo is printed, twice: it is made smaller with care afterwards. */
const LARGEST = { width: 1344, height: 528 };

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`, "i").exec(tag)?.[2];

/** A length in any unit; nothing of a part of the whole, which says nothing by itself. */
function length(text: string | undefined): number | undefined {
  const value = text === undefined || text.includes("%") ? NaN : parseFloat(text);
  return value > 0 ? value : undefined;
}

/** The drawing with a size of its own in points, as large as it will be printed; nothing when it has no outermost part. */
export function sized(svg: string): { svg: string; width: number; height: number } | undefined {
  const found = /<(?:\w+:)?svg\b[^>]*>/i.exec(svg);
  if (found === null) return undefined;
  const tag = found[0];
  const box = attribute(tag, "viewBox")?.trim().split(/[\s,]+/).map(Number);
  const [own, tall] = [length(attribute(tag, "width")), length(attribute(tag, "height"))];
  const [wide, high] = [box?.[2] ?? own ?? 300, box?.[3] ?? tall ?? 150];
  if (!(wide > 0 && high > 0)) return undefined;
  const scale = Math.min(LARGEST.width / wide, LARGEST.height / high);
  const [width, height] = [Math.max(1, Math.round(wide * scale)), Math.max(1, Math.round(high * scale))];
  let next = tag.replace(/\s(?:width|height)\s*=\s*(["']).*?\1/gi, "");
  if (box === undefined) next = next.replace(/\/?>$/, (end) => ` viewBox="0 0 ${wide} ${high}"${end}`);
  next = next.replace(/\/?>$/, (end) => ` width="${width}" height="${height}"${end}`);
  return { svg: svg.replace(tag, () => next), width, height };
}

/** The drawing as a PNG in base64; empty when the engine can not draw it. */
export async function draw(svg: string): Promise<string> {
  const drawing = sized(svg);
  if (drawing === undefined) return "";
  const url = URL.createObjectURL(new Blob([drawing.svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = drawing.width;
    canvas.height = drawing.height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, drawing.width, drawing.height);
    // An engine that does not trust what it drew does not give it out.
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  } catch {
    return "";
  } finally {
    URL.revokeObjectURL(url);
  }
}
