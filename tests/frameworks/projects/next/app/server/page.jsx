import { check } from "../../check.js";

export const dynamic = "force-dynamic";

export default async function Page() {
  return <p className="check">{await check()}</p>;
}
