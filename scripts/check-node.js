// Ends with a sentence on a Node that cannot run the scripts; plain JavaScript, since an old Node reads nothing else.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 2)) {
  console.error(
    `\nSkyhold's scripts need Node 24.2 or newer; this is ${process.version}. The right one comes with the dependencies: ` +
      'run "npm ci" (without --ignore-scripts and --omit=dev), then start by npm: "npm start".',
  );
  process.exit(1);
}
