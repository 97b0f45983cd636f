// Runs before the first paint, so that the chosen colour scheme does not flash. Not a module for that reason.
(() => {
  const chosen = localStorage.getItem('pawl-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
