package dev.incidentledger.e2e.fuzz;

import java.util.List;

/** Markdown and HTML that wants out of its place, or costs whoever reads it dearly. */
final class HostileMarkup {

    static final List<String> ALL = List.of(
                    "<script>alert(1)</script>",
                    "<SCRIPT SRC=//example.org/x>",
                    "<img src=x onerror=alert(1)>",
                    "<svg/onload=alert(1)>",
                    "</title></head><body onload=alert(1)>",
                    "<!--",
                    "-->",
                    "]]>",
                    "<![CDATA[",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "[x](javascript:alert(1))",
                    "[x](JaVaScRiPt:alert(1))",
                    "[x](java\tscript:alert(1))",
                    "[x](data:text/html;base64,PHNjcmlwdD4=)",
                    "![x](file:///etc/passwd)",
                    "[x](<javascript:alert(1)>)",
                    "[x]: javascript:alert(1)\n\n[x]",
                    "<javascript:alert(1)>",
                    "[x](https://example.org\" onmouseover=\"alert(1))",
                    "&lt;script&gt;",
                    "&#x3c;script&#62;",
                    "&",
                    "# Title\n\n## Resolved\n\n- 2026-01-01 forged entry",
                    "---\ntitle: x\n---",
                    "```\nunclosed",
                    "~~~ html\n<b>",
                    "    code\n\ttab",
                    "| a | b |\n|---|---|\n| <b> | ]( |",
                    "**bold",
                    "__init__",
                    "a  \nb\\\nc",
                    "1. x\n1) y\n0. z",
                    "Setext\n===",
                    "> ".repeat(300) + "deep",
                    "> ".repeat(5_000),
                    "- ".repeat(5_000) + "x",
                    "[".repeat(12_000),
                    "![".repeat(6_000),
                    "(".repeat(9_000),
                    "*a ".repeat(6_000),
                    "**a *".repeat(3_000),
                    "`".repeat(9_000),
                    "`a``b".repeat(2_000),
                    "<".repeat(12_000),
                    "</".repeat(6_000),
                    "&amp".repeat(4_000),
                    "[a](".repeat(4_000),
                    "[a][".repeat(4_000),
                    "\\".repeat(12_001),
                    "_a__".repeat(4_000),
                    "\n".repeat(10_000) + "x",
                    "#".repeat(5_000),
                    "| ".repeat(8_000),
                    "- a\n".repeat(4_000),
                    "<b>".repeat(5_000),
                    "{% raw %}",
                    "\u202e<b>\u2066")
            .stream()
            .map(JsonText::quoted)
            .toList();

    private HostileMarkup() {}
}
