// Pictures that grow in place, with the boxes that are drawn on them. Without it the link leads to the picture itself.

/** Show the picture of `figure` in a dialog of the page's size; a click on it shows every pixel, Escape closes it. */
function enlarge(figure, name) {
  const dialog = document.createElement("dialog");
  dialog.className = "gw-large";
  dialog.setAttribute("aria-label", name);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "gw-close";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  const picture = figure.querySelector(".gw-picture").cloneNode(true);
  picture.querySelector("img").loading = "eager";
  if (figure.querySelector(".gw-switch input:not(:checked)")) {
    for (const box of picture.querySelectorAll(".gw-box-wrong")) box.remove();
  }
  picture.addEventListener("click", () => dialog.classList.toggle("gw-full"));
  dialog.append(close, picture);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return; // to open it in a tab of its own
  const picture = event.target.closest("figure.gw-image .gw-picture, figure.gw-image a.gw-enlarge");
  if (!picture || picture.closest("dialog")) return;
  const figure = picture.closest("figure");
  event.preventDefault();
  enlarge(figure, figure.querySelector("a.gw-enlarge").getAttribute("aria-label"));
});
