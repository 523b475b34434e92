"""Words of markup, whatever its shape."""

import pytest

from tallybook.read.markup import has_markup, without_tags, words_of


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One.</p><p>Two <b>bold</b>.</p>", "One.\n\nTwo bold."),
        ("a<br>b<br/>c", "a\n\nb\n\nc"),
        ("<style>p{}</style><script>x<y</script>One", "One"),
        ("&lt;b&gt; &amp; &#8217;", "<b> & ’"),
        ("<head><title>T</title><p>One</p>", "One"),
        ("<div>" * 5_000 + "deep", "deep"),
        ("One <", "One <"),
        ("", ""),
    ],
    ids=["blocks", "breaks", "scripts", "entities", "open-head", "deep", "cut", "none"],
)
def test_words_are_kept_and_tags_are_not(markup: str, words: str) -> None:
    assert words_of(markup) == words


def test_markup_is_told_from_text() -> None:
    assert has_markup("<p>Gunmen killed 12.</p>")
    assert has_markup("Gunmen<br>killed 12.")
    assert not has_markup("Between 5 < 7 and 12 > 3 people were hurt.")
    assert not has_markup("Gunmen killed 12.")


def test_a_title_is_text() -> None:
    assert without_tags("<img src=x onerror=alert(1)>Attack &amp; fire") == "Attack & fire"
    assert without_tags("<br>") is None
    assert without_tags("Plain title") == "Plain title"
