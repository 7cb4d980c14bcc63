// Prints the errors of projects by a compiler with an API: `node check.js <folder of the compiler> <tsconfig.json>...`, a JSON object.
// Like `tsc`, but only for the given program and the package: the compiler without an API has checked the files of other
// packages.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...projects] = process.argv.slice(2);
const { default: ts } = await import(pathToFileURL(join(folder, "lib/typescript.js")));
const files = new Map();

/** Files of types are read once for all projects. */
function hostOf(options) {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    if (!/\.d\.[cm]?ts$/.test(name)) return getSourceFile.call(host, name, version, ...rest);
    const key = `${name} ${JSON.stringify(version)}`;
    if (!files.has(key)) files.set(key, getSourceFile.call(host, name, version, ...rest));
    return files.get(key);
  };
  return host;
}

function check(project) {
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(
    project,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (error) => {
        throw new Error(error.messageText);
      },
    },
  );
  const program = ts.createProgram(fileNames, options, hostOf(options));
  const own = program
    .getSourceFiles()
    .filter((file) => fileNames.includes(file.fileName) || file.fileName.includes("/marketo-webhook/"));
  const found = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return found.map(({ file, code, messageText }) => ({
    file: file?.fileName ?? "",
    text: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  }));
}

console.log(JSON.stringify(Object.fromEntries(projects.map((project) => [project, check(project)]))));
