"use client";

import { useEffect, useState } from "react";
import { check } from "../../check.js";

export default function Page() {
  const [line, setLine] = useState("");
  useEffect(() => {
    check().then(setLine, (error) => setLine(error.message));
  }, []);
  return <p className="check">{line}</p>;
}
