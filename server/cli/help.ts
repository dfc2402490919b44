export const HELP = `Checks clinical notes about JAK inhibitors. Offline; nothing leaves this machine.

  jak-notes lint [options] FILE|FOLDER|-...   check notes; - reads standard input
  jak-notes read [options] FILE|FOLDER|-...   show what is read of notes, and why
  jak-notes read --ndjson FILE|-              answer each line {"id", "text", "spans": [[start, end], ...]} of a stream
  jak-notes explain FILE:LINE[:COL]...        which rules spoke there, which did not, and why
  jak-notes lsp --stdio                       speak the language server protocol

  --format text|json     how findings are printed (text)
  --label us|eu          whose label counts (us)
  --today YYYY-MM-DD     the day that counts as today in notes without a date
  --pack FOLDER          house rules over the labels; may be given several times
  --fail-on SEVERITY     error, warning, info, hint or never: from here on the exit code is 1 (error)
  --max-info N           of findings of severity info at most N a note one by one, the rest in one line (all)
  --help  --version

A folder means every *.note, *.txt and *.md below it, without hidden folders, node_modules and links.
Exit code: 0 nothing of the chosen severity, 1 findings, 2 something could not be done.
`;
