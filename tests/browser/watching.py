"""What went wrong on a page: errors, refused loads, requests elsewhere, dialogs, odd elements."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
# Violations of the policy are told to the page; one that a page hides would be told here.
LISTEN = """
document.addEventListener("securitypolicyviolation", (told) => {
  console.error(`POLICY ${told.violatedDirective} ${told.blockedURI} ${told.sourceFile}`);
});
"""
# Everything that a page of ours never holds. Text that became an element shows up here.
STRANGE = """
() => {
  const strange = [];
  const say = (one) => strange.push(one.outerHTML.slice(0, 200));
  const never = "x-hostile, iframe, frame, object, embed, base, marquee, style, applet, portal, " +
    "meta[http-equiv], img, video, audio, math, foreignObject, [srcdoc], [formaction], [ping]";
  document.querySelectorAll(never).forEach(say);
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      const link = ["href", "src", "action", "xlink:href"].includes(name);
      const plain = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      if (name.startsWith("on")) say(one);
      if (link && /^(javascript|data|vbscript|blob):/.test(plain)) say(one);
    }
  }
  for (const one of document.scripts) {
    const ours = one.src.startsWith(`${location.origin}/static/`);
    if (!ours && one.type !== "application/json") say(one);
  }
  for (const one of document.forms) {
    if (new URL(one.action).origin !== location.origin) say(one);
  }
  return strange;
}
"""


@dataclass
class Watched:
    """A page in a context of its own, and everything that it did wrong so far."""

    page: Page
    context: BrowserContext
    site: str
    wrong: list[str] = field(default_factory=list)
    # The words of errors that a test brings about on purpose; the driver's are of screenshots.
    expected: tuple[str, ...] = ("GL Driver Message",)

    @classmethod
    def of(cls, browser: Browser, site: str, **options: object) -> Watched:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.add_init_script(LISTEN)
        watched = cls(page=context.new_page(), context=context, site=site)
        page = watched.page
        page.set_default_timeout(30_000)
        page.on("console", watched._console)
        page.on("pageerror", lambda error: watched.wrong.append(f"error: {error}"))
        page.on("dialog", watched._dialog)
        context.on("request", watched._request)
        return watched

    def close(self) -> None:
        self.context.close()

    def _console(self, told: ConsoleMessage) -> None:
        if told.type in ("error", "warning") and not any(one in told.text for one in self.expected):
            self.wrong.append(f"{told.type}: {told.text}")

    def _dialog(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.wrong.append(f"dialog: {dialog.message}")
        dialog.accept()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.site}/"):
            self.wrong.append(f"request: {request.url}")

    def open(self, path: str) -> Page:
        """Open a page and wait until nothing is on its way any more."""
        answer = self.page.goto(self.site + path, wait_until="networkidle")
        if answer is not None and answer.status >= 400:
            self.wrong.append(f"{path}: {answer.status}")
        return self.page

    def settled(self) -> None:
        """Wait until every island of the page is ready."""
        self.page.wait_for_function(
            "() => [...document.querySelectorAll('[data-island]')]"
            ".every((one) => ['ready', 'failed', 'none'].includes(one.dataset.islandState))"
        )

    def failed_islands(self) -> list[str]:
        """The islands that did not come up, with why."""
        found: list[str] = self.page.evaluate(
            "() => [...document.querySelectorAll('[data-island-state=failed]')]"
            ".map((one) => `${one.dataset.island}: ${one.dataset.islandProblem}`)"
        )
        return found

    def strange(self) -> list[str]:
        """Elements that no page of ours has."""
        found: list[str] = self.page.evaluate(STRANGE)
        return found

    def axe(self, least: tuple[str, ...] = ("serious", "critical", "moderate")) -> list[str]:
        """What axe-core finds, as lines of impact, rule and the element."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("() => axe.run(document)")
        return [
            f"{one['impact']} {one['id']}: {node['target']} {node['html'][:160]}"
            for one in found["violations"]
            if one["impact"] in least
            for node in one["nodes"]
        ]

    def wider_than_window(self) -> int:
        """How many pixels the page is wider than its window."""
        pixels: int = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return pixels
