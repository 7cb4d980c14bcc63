import { watched } from "../../../../check.js";

export const GET = ({ request }) => watched(request);
