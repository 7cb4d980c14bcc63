import { check } from "./check.js";

const show = (line) => {
  document.querySelector(".check").textContent = line;
};
check().then(show, (error) => show(error.message));
