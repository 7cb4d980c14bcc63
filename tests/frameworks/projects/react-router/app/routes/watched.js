import { watched } from "../../check.js";

export const loader = ({ request }) => watched(request);
