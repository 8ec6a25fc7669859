// Runs in the browser that draws the scenes: the pixels of a drawing, and where two drawings differ.

async function draw(svg) {
  const image = new Image();
  image.src = "data:image/svg+xml;base64," + btoa(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext("2d", { willReadFrequently: true, colorSpace: "srgb" });
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The pixels, four bytes each, in base64. */
async function pixels(svg) {
  const { data } = await draw(svg);
  let text = "";
  for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
  return btoa(text);
}

/** The smallest box, [left, top, width, height], around all pixels in which two drawings clearly differ. */
async function bounds(one, other) {
  const a = await draw(one);
  const b = await draw(other);
  const clearly = 24; // of 765; less is the soft rim of an edge
  let [left, top, right, bottom] = [a.width, a.height, -1, -1];
  for (let at = 0; at < a.data.length; at += 4) {
    const off = [0, 1, 2].reduce((sum, n) => sum + Math.abs(a.data[at + n] - b.data[at + n]), 0);
    if (off < clearly) continue;
    const x = (at / 4) % a.width;
    const y = Math.floor(at / 4 / a.width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right - left + 1, bottom - top + 1];
}
