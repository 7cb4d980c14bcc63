import { index, route } from "@react-router/dev/routes";

export default [index("routes/home.jsx"), route("api/check", "routes/check.js"), route("api/watched", "routes/watched.js")];
