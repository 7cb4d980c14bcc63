import { useEffect, useState } from "react";
import { check } from "../../check.js";

export const loader = () => check();

export default function Home({ loaderData }) {
  const [line, setLine] = useState("");
  useEffect(() => {
    check().then(setLine, (error) => setLine(error.message));
  }, []);
  return (
    <>
      <p className="check">{loaderData}</p>
      <p className="check">{line}</p>
    </>
  );
}
