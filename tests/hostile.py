"""Sixty texts that somebody could type to break a screen, reach another server, or run a formula.

None holds a line feed or NUL, which are taken out on the way in; none is longer than a short text may be.
"""

ELSEWHERE = "https://elsewhere.invalid/pixel"

HOSTILE: tuple[str, ...] = (
    # HTML and script
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=1>",
    f"<img src={ELSEWHERE}.png>",
    f'<iframe src="{ELSEWHERE}"></iframe>',
    f'<link rel=stylesheet href="{ELSEWHERE}.css">',
    '<svg onload="window.broken=1">',
    '"><body onpageshow=window.broken=1>',
    '<a href="javascript:window.broken=1">press me</a>',
    "<style>*{display:none}</style>",
    f'<meta http-equiv=refresh content="0;url={ELSEWHERE}">',
    f"<video src={ELSEWHERE}.mp4 autoplay>",
    '<details open ontoggle="window.broken=1">',
    "</div></section><h1>Bigger</h1>",
    "<!-- never closed",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "<math><mtext></mtext></math>",
    '<form action="/erase"><button>Go</button></form>',
    "<base href=//elsewhere.invalid/>",
    # Markdown
    f"![picture]({ELSEWHERE}.png)",
    f"[link]({ELSEWHERE})",
    f"[![both]({ELSEWHERE}.gif)]({ELSEWHERE})",
    f"[reference]: {ELSEWHERE}",
    f"<{ELSEWHERE}>",
    "[script](javascript:window.broken=1)",
    f"![data](data:image/svg+xml,<svg onload='fetch(\"{ELSEWHERE}\")'/>)",
    "# A heading of the first rank",
    "**bold** _slanted_ ~~struck~~ `code`",
    "> quoted > twice",
    "- a list - of two",
    "1. numbered",
    "---",
    "``` fenced",
    "| a | b | |---|---| | 1 | 2 |",
    "[^1] and [^1]: note",
    "[[term|words]] and [@source-2020]",
    # Streamlit's own marks
    ":red[coloured] :violet-background[ground] :rainbow[sky]",
    ":material/delete: :material/home:",
    ":smile: :heart: :shortcode:",
    ":streamlit: :small[small] :gray-badge[badge]",
    "$\\frac{1}{0}$ and $$\\href{https://elsewhere.invalid}{x}$$",
    "<- -> <-> -- >= <= ~=",
    # Directions, marks that join, signs without a look
    "\u202eright to left\u202c and back",
    "\u2067isolated\u2069 \u200fmarked\u200e",
    "שלום and مرحبا in one line",
    "Z\u0351\u036b\u0343a\u0363\u0366l\u0324\u0316g\u0321\u034eo\u0329\u0330",
    "zero\u200bwidth\u200djoined\ufeffmarked",
    "family \U0001f468\u200d\U0001f469\u200d\U0001f467 and flag \U0001f1e9\U0001f1ea",
    "half \ud800 of a sign",
    "bell \x07 escape \x1b[31m backspace \x08 delete \x7f",
    "\x85next line\x85 and \u2028separators\u2029 of two kinds",
    # Formulas
    '=HYPERLINK("https://elsewhere.invalid","press")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=1+1;=2+2,"=3+3"',
    # Databases, templates, paths, and very long
    "'; DROP TABLE rooms; --",
    "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}",
    "../../../../etc/passwd %2e%2e%2f %00",
    "a" * 280,
    "WWWWWWWWWW" * 28,
)
