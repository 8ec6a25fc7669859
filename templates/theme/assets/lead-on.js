// On a page that leads on: goes where the page says, with the fragment and the query of the address.
location.replace(
  new URL(document.querySelector('link[rel="canonical"]').href + location.search + location.hash, location.href),
);
