"use strict";
(() => {
  // Everything from the report goes into the page as text (textContent) or, for drawings, through an
  // XML parser; nothing of it is ever taken for HTML.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const svgTag = (tag, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const statuses = ["listed", "covered", "watch", "analogue", "not_screened"];
  const statusWords = { listed: "listed", covered: "covered", watch: "watched", analogue: "resembles", no_finding: "no finding", not_screened: "not screened" };
  const gradeOrder = { strong: 3, moderate: 2, weak: 1 };

  const lines = document.getElementById("report-lines").textContent.trim().split("\n");
  const run = JSON.parse(lines[0]);
  const last = JSON.parse(lines[lines.length - 1]);
  const summary = last.type === "summary" ? last : null;
  const records = lines.slice(1, summary ? -1 : undefined).map((line) => JSON.parse(line));
  for (const record of records) record.text = `${record.n} ${record.id} ${record.headline} ${record.reason || ""}`.toLowerCase();
  const page = document.getElementById("page");

  const unpacked = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const text = await new Response(stream).text();
    return text.trim().split("\n").map((line) => JSON.parse(line));
  };

  const facts = (rows) => make("table", { class: "facts" }, make("tbody", {}, ...rows.filter((row) => row && row[1] !== null && row[1] !== undefined && row[1] !== "")
    .map(([name, value, kind]) => make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: kind || "free" }, value)))));
  // A day is read at a glance only if it stands in one line.
  const unbrokenDays = (text) => text.split(/(\d{4}-\d{2}-\d{2})/).map((piece, at) => (at % 2 === 1 ? make("span", { class: "day" }, piece) : piece));
  const table = (heads, rows) => make("div", { class: "wide" }, make("table", { class: "columns" }, make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell) => typeof cell === "string" ? make("td", {}, ...unbrokenDays(cell)) : make("td", {}, cell === null || cell === undefined ? "" : cell)))))));
  const rate = (value, fitted) => (value > 0 ? `about 1 in ${Number((1 / value).toPrecision(2)).toLocaleString("en")}${fitted ? " (fitted)" : ""}` : "not known");

  // The head: for whom, what was asked, by what it was made.
  const head = () => {
    const details = run.case || {};
    const settings = run.settings;
    const dates = settings.changed_since ? `changes between ${settings.changed_since} and ${settings.as_of}` : settings.as_of;
    const shown = { flagged: "flagged records only", not_screened: "records that were not screened only", flagged_or_not_screened: "flagged records and those that were not screened" }[settings.records] || "all records";
    const readings = Object.entries(settings.readings || {}).map(([name, holds]) => `${name}: ${holds ? "yes" : "no"}`).join("; ");
    page.append(
      make("a", { class: "skip", href: "#records" }, "To the records"),
      make("h1", {}, "Screening report"),
      facts([["Case", details.case_id], ["Item", details.item], ["Laboratory", details.laboratory], ["Analyst", details.analyst]]),
      make("p", { class: "notice" }, run.notice),
      ...(run.notices || []).map((notice) => make("p", { class: "notice alarm" }, notice)));
    if (!summary || !summary.complete)
      page.append(make("p", { class: "notice alarm", role: "alert" }, "This report is incomplete: records may be missing. ", summary ? summary.input_problems.join("; ") : "Its end is missing."));
    page.append(make("h2", {}, "What was asked"),
      facts([["Day of the law", dates], ["Jurisdictions", settings.jurisdictions.join(", ")], ["Least grade", settings.minimum_grade],
        ["Most false flags", String(settings.max_false_flags)], ["Readings", readings], ["Shown here", shown]]));
    const inputs = summary ? summary.inputs : [];
    counts();
    page.append(make("h2", {}, "By what, and of what"),
      facts([["Program", `congener ${run.program.congener}, RDKit ${run.program.rdkit}, Boost ${run.program.boost}`],
        ["Reference set", `${run.set.id} ${run.set.version}`], ["its SHA-256", run.set.sha256, "mono"],
        ["Calibration SHA-256", run.calibration && run.calibration.sha256, "mono"],
        ["Names read by", settings.names_read_by],
        ...inputs.flatMap((input) => [["Input", `${input.name} (${input.bytes.toLocaleString("en")} bytes)`], ["its SHA-256", input.sha256 || "not read to its end", "mono"]]),
        ["Seal of all lines", summary && summary.lines_sha256, "mono"]]));
    coverage();
  };

  const coverage = () => {
    const rows = Object.entries(run.coverage || {}).map(([code, place]) => [code, place.name,
      ...["precursors", "end_products"].map((kind) => { const law = place[kind] || { read: "not_read" }; return law.read.replace("_", " ") + (law.as_of ? `, as of ${law.as_of}` : ""); }),
      ["precursors", "end_products"].map((kind) => (place[kind] || {}).gaps).filter(Boolean).join("; ")]);
    if (rows.length === 0) return;
    page.append(make("h2", {}, "How much law the reference set holds"),
      make("p", { class: "soft" }, "Where nothing was found, this says how much of the law was read. It is no evidence that a substance is uncontrolled."),
      table(["Where", "Name", "Precursor law", "Drug law", "Known to be unread"], rows));
  };

  const chart = (title, counts) => {
    const most = Math.max(1, ...counts.map(([, count]) => count));
    return make("div", {}, make("h4", {}, title), make("div", { class: "chart", role: "list" }, ...counts.flatMap(([name, count, kind]) => [
      make("span", { role: "listitem" }, name), make("span", { class: "bar", "aria-hidden": "true" }, Object.assign(make("span", { class: kind || null }), { style: `width:${(100 * count) / most}%` })), make("span", {}, count.toLocaleString("en"))])));
  };

  const counts = () => {
    if (!summary) return;
    const places = new Map(run.settings.jurisdictions.map((code) => [code, 0]));
    for (const record of records) {
      for (const part of (record.headline || "").split("; ").filter((part) => !part.startsWith("resembles")))
        for (const code of part.replace(/^.* in /, "").split(", ")) if (places.has(code)) places.set(code, places.get(code) + 1);
    }
    const grades = ["strong", "moderate", "weak"].map((grade) => [grade, records.filter((record) => record.grade === grade).length]);
    page.append(make("h2", {}, "Counts"),
      make("p", {}, `${summary.read.toLocaleString("en")} records read: ${summary.flagged.toLocaleString("en")} flagged, ${summary.no_finding.toLocaleString("en")} without a finding, ${summary.not_screened.toLocaleString("en")} not screened.`),
      make("div", { class: "charts" },
        chart("By status", Object.entries(summary.by_status).map(([name, count]) => [statusWords[name], count, name])),
        chart("By grade of resemblance", grades),
        chart("Listed, covered or watched in", [...places].filter(([, count]) => count > 0))),
      ...(summary.notices || []).map((notice) => make("p", { class: "soft" }, notice)));
  };

  // One record.
  const drawn = (text, caption) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    if (parsed.nodeName !== "svg") return null;
    const drawing = document.importNode(parsed, true);
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", caption);
    return make("figure", {}, drawing, make("figcaption", {}, caption));
  };
  const drawings = (data, view) => {
    if (!view.sample) return null;
    const entry = [...data.identity, ...data.nearest].find((each) => each.entry === view.entry_id);
    return make("div", {}, make("div", { class: "drawings" }, drawn(view.sample, "sample"), view.entry ? drawn(view.entry, `entry: ${entry ? entry.name : view.entry_id}`) : null),
      make("p", { class: "legend" }, make("span", { class: "band" }, "band: in common"), make("span", { class: "disc" }, "disc: differs")));
  };
  const answers = (data) => {
    const rows = Object.entries(data.jurisdictions).filter(([, answer]) => answer.status !== "no_finding").map(([code, answer]) => [code,
      answer.status === "analogue" ? `resembles${answer.grade ? ` (${answer.grade})` : ""}` : statusWords[answer.status],
      answer.status === "analogue" ? "" : answer.effective || (answer.at_the_latest ? `by ${answer.at_the_latest}` : "not known"),
      answer.status === "analogue" ? "" : answer.confidence + (answer.effective_verified ? "" : "; date not verified"),
      [answer.through ? `through ${answer.through}: ` : "", [answer.instrument, answer.list, answer.citation].filter(Boolean).join(", ")].join(""),
      answer.notes.filter((note) => note.kind !== "law_read").map((note) => note.words).join("; ")]);
    return rows.length ? [make("h4", {}, "By jurisdiction"), table(["Where", "Status", "Since", "How sure", "Words of law", "Notes"], rows)] : [];
  };
  const timeline = (data) => {
    const rows = Object.entries(data.jurisdictions).filter(([, answer]) => answer.status !== "analogue" && answer.effective)
      .map(([code, answer]) => [code, answer.effective, answer.effective_verified]).sort((a, b) => a[1].localeCompare(b[1]));
    if (rows.length < 2) return [];
    const years = rows.map(([, day]) => Number(day.slice(0, 4)));
    const first = Math.floor((Math.min(...years) - 1) / 5) * 5;
    const end = Number(run.settings.as_of.slice(0, 4)) + 1;
    const x = (day) => { const [year, month, date] = day.split("-").map(Number); return 50 + (600 * (year + (month - 1) / 12 + date / 366 - first)) / (end - first); };
    const height = 18 * rows.length + 26;
    const drawing = svgTag("svg", { class: "time", viewBox: `0 0 700 ${height}`, role: "img", "aria-label": `Since when: ${rows.map(([code, day]) => `${code} ${day}`).join(", ")}` });
    for (let year = first; year <= end; year += Math.max(5, Math.ceil((end - first) / 50) * 5)) {
      drawing.append(svgTag("line", { class: "axis", x1: x(`${year}-01-01`), x2: x(`${year}-01-01`), y1: 0, y2: height - 16, "stroke-opacity": ".3" }), svgTag("text", { x: x(`${year}-01-01`), y: height - 3, "text-anchor": "middle" }, year));
    }
    rows.forEach(([code, day, sure], index) => {
      const y = 12 + 18 * index;
      drawing.append(svgTag("text", { x: 4, y: y + 4 }, code), svgTag("line", { class: sure ? "since" : "since doubt", x1: x(day), x2: x(run.settings.as_of), y1: y, y2: y }), svgTag("text", { x: Math.max(44, x(day) - 62), y: y + 4 }, day));
    });
    return [make("h4", {}, "Since when (broken line: the date is not verified)"), drawing];
  };
  const likeness = (data) => {
    if (data.nearest.length === 0 || data.identity.length > 0) return [];
    const nearest = data.nearest[0];
    const measures = [["graph overlap", nearest.scores.overlap, nearest.rarity && nearest.rarity.overlap], ["Morgan fingerprint", nearest.scores.morgan, nearest.rarity && nearest.rarity.morgan], ["atom pairs", nearest.scores.atom_pair, nearest.rarity && nearest.rarity.atom_pair]];
    if (nearest.closeness) measures.unshift(["closeness", nearest.closeness.value, null]);
    return [make("h4", {}, `Likeness to ${nearest.name} (0 to 1), and how many ordinary molecules of this size reach it`),
      make("div", { class: "bars" }, ...measures.flatMap(([name, value, rarity]) => [make("span", {}, name),
        make("span", { class: "bar", "aria-hidden": "true" }, Object.assign(make("span"), { style: `width:${100 * value}%` })), make("span", {}, value.toFixed(2)), make("span", { class: "soft" }, rarity ? rate(rarity.rate, rarity.fitted) : "")])),
      make("p", { class: "soft" }, `Ordinary molecules of this size that are as like to some entry: ${rate(nearest.false_flag_rate, nearest.false_flag_rate_fitted)}.`)];
  };
  const changes = (data) => {
    const rows = (data.nearest[0] && data.identity.length === 0 ? data.nearest[0].changes : []).map((change) => [change.site, change.from, change.to, `${change.added_atoms} / ${change.missing_atoms}`]);
    return rows.length ? [make("h4", {}, `What differs from ${data.nearest[0].name}`), table(["Site", "the entry has", "the sample has", "atoms added / missing"], rows)] : [];
  };
  const classes = (data) => {
    const rows = data.classes.filter((each) => each.inside).map((each) => [each.jurisdiction, each.rule_name, each.limbs.join(", "), each.sites.map((site) => `${site.site}: ${site.group || site.formula || "hydrogen"}`).join("; ")]);
    return rows.length ? [make("h4", {}, "Class definitions that it is inside of"), table(["Where", "Class", "Limbs met", "Sites"], rows)] : [];
  };
  const what = (data) => {
    const judged = data.judged || {};
    const record = judged.record || {};
    const resolved = data.resolved_by;
    return facts([["Given", data.structure || (data.mol_block ? "mol block" : "")], ["Where", `${data.file}, line ${data.line}`],
      ["Resolved by", resolved && resolved.kind !== "smiles" ? [resolved.kind.replace("_", " "), resolved.given, resolved.name && `= ${resolved.name}`, resolved.read_by && `(read by ${resolved.read_by})`].filter(Boolean).join(" ") : null],
      ["Against it", (data.other_readings || []).map((other) => other.words).join("; ")],
      ["Canonical SMILES", record.canonical_smiles && `${record.canonical_smiles} (${judged.canonical_smiles_by})`, "mono"], ["Formula", record.formula && `${record.formula}; ${record.average_mass_u.toFixed(3)} u, exact ${record.exact_mass_u.toFixed(4)} u`],
      ["InChIKey", record.inchikey || record.inchi_problem, "mono"], ["InChIKey of the component", judged.component && judged.component.inchikey, "mono"],
      ...Object.entries(data.fields).slice(0, 40).map(([name, value]) => [name, value]), ["Seal of this record", data.line_sha256, "mono"]]);
  };
  const fill = async (record, body) => {
    try {
      const [data, view] = await unpacked(record.data);
      body.replaceChildren(...[
        view.in_short.length ? make("ul", {}, ...view.in_short.map((sentence) => make("li", {}, sentence + "."))) : null,
        drawings(data, view), data.gap_sentence ? make("p", {}, data.gap_sentence) : null,
        ...changes(data), ...likeness(data), ...classes(data), ...answers(data), ...timeline(data),
        make("details", { open: record.status === "not_screened" }, make("summary", {}, "The record"), what(data))].filter(Boolean));
    } catch (error) {
      body.replaceChildren(make("p", { class: "notice alarm" }, `The data of this record are damaged (${error.message}); check the file with congener verify.`));
    }
  };
  const card = (record) => {
    const body = make("div", {});
    const article = make("article", { class: record.status, "aria-label": `Record ${record.n}` },
      make("header", {}, make("h3", {}, `${record.n}${record.id ? `: ${record.id}` : ""}`),
        make("span", { class: `badge ${record.status}` }, statusWords[record.status] + (record.grade ? `, ${record.grade}` : "")), make("span", { class: "soft" }, record.headline || record.reason || "")), body);
    return [article, fill(record, body)];
  };

  // The list: filtered and sorted in memory, and shown page by page.
  const state = { text: "", status: "", grade: "", order: "report", page: 0, size: records.length <= 200 ? records.length || 1 : 25 };
  const list = make("div", { id: "list" });
  const told = make("p", { role: "status", "aria-live": "polite" });
  const pages = [make("nav", { class: "pages", "aria-label": "Pages of records" }), make("nav", { class: "pages", "aria-label": "Pages of records, below" })];
  const rank = (record) => -10 * statuses.indexOf(record.status) + (gradeOrder[record.grade] || 0);
  const chosen = () => {
    const words = state.text.toLowerCase();
    const found = records.filter((record) => (!words || record.text.includes(words)) && (!state.status || record.status === state.status) && (!state.grade || record.grade === state.grade));
    if (state.order === "rank") found.sort((a, b) => rank(b) - rank(a) || a.n - b.n);
    if (state.order === "id") found.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.n - b.n));
    return found;
  };
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const found = chosen();
    const count = Math.max(1, Math.ceil(found.length / state.size));
    state.page = Math.min(state.page, count - 1);
    const from = state.page * state.size;
    const part = found.slice(from, from + state.size);
    told.textContent = part.length ? `Records ${from + 1} to ${from + part.length} of ${found.length} chosen, ${records.length} in this report` : `No record of the ${records.length} in this report is chosen`;
    for (const nav of pages) {
      const go = (to) => { state.page = to; show(); document.getElementById("records").scrollIntoView(); };
      nav.replaceChildren(...(count > 1 ? [make("button", { type: "button", disabled: state.page === 0, onclick: () => go(state.page - 1) }, "Previous"), make("span", {}, `Page ${state.page + 1} of ${count}`),
        make("button", { type: "button", disabled: state.page === count - 1, onclick: () => go(state.page + 1) }, "Next"),
        make("button", { type: "button", onclick: () => { state.size = found.length; state.page = 0; show(); } }, "All on one page (for printing)")] : []));
    }
    const cards = part.map(card);
    list.replaceChildren(...cards.map(([article]) => article));
    await Promise.all(cards.map(([, filled]) => filled));
    if (mine === turn) document.body.dataset.shown = String(part.length);
  };
  const filter = () => {
    const field = (label, control) => make("label", {}, label, control);
    const choice = (key, options) => make("select", { onchange: (event) => { state[key] = event.target.value; state.page = 0; show(); } }, ...options.map(([value, words]) => make("option", { value }, words)));
    const has = (key, value) => records.some((record) => record[key] === value);
    return make("form", { class: "filter", role: "search", onsubmit: (event) => event.preventDefault() },
      field("Search in number, id, places, reason", make("input", { type: "search", id: "search", oninput: (event) => { state.text = event.target.value; state.page = 0; show(); } })),
      field("Status", choice("status", [["", "all"], ...statuses.filter((status) => has("status", status)).map((status) => [status, statusWords[status]])])),
      field("Grade", choice("grade", [["", "all"], ...["strong", "moderate", "weak"].filter((grade) => has("grade", grade)).map((grade) => [grade, grade])])),
      field("Order", choice("order", [["report", "as in the report"], ["rank", "status, then grade"], ["id", "id"]])));
  };

  head();
  page.append(make("h2", { id: "records", tabindex: "-1" }, "Records"), filter(), told, pages[0], list, pages[1],
    make("p", { class: "print-only" }, "Only the records chosen above are printed."),
    make("p", { class: "end" }, summary ? "— End of report —" : "The end of this report is missing."));
  show();
})();
