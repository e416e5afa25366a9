/* Runs before anything is shown: scripts are on, and the look that was chosen. */
"use strict";
(function () {
  const root = document.documentElement;
  root.classList.add("script");
  try {
    const look = localStorage.getItem("paraph.look");
    if (look === "light" || look === "dark") root.dataset.look = look;
  } catch {
    /* A browser may keep nothing for pages opened from a folder: then it is as the system has it. */
  }
})();
