from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netlearn.export.prose import to_html, to_inline, to_plain
from tests.export.questions import make_course

COURSE = make_course()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\nline.\n\nAnother.", "<p>One line.</p><p>Another.</p>"),
        ("Two things:\n- a\n  long\n- b", "<p>Two things:</p><ul><li>a long</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("> said\n> so", "<blockquote><p>said so</p></blockquote>"),
        (
            "**Bold *and* more**, _low_, `x<y`",
            "<p><strong>Bold <em>and</em> more</strong>, <em>low</em>, <code>x&lt;y</code></p>",
        ),
        (
            "[the *site*](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2">the <em>site</em></a></p>',
        ),
        ("As found [@burt-1992].", "<p>As found (Burt 1992).</p>"),
        ("A [[tie]], [[tie|the ties]] & [[unknown]]", "<p>A Tie, the ties &amp; unknown</p>"),
        ("2 * 3 * 4 and snake_case_name", "<p>2 * 3 * 4 and snake_case_name</p>"),
    ],
)
def test_html_of_markdown(text: str, html: str) -> None:
    assert to_html(text, COURSE) == html


def test_inline_of_one_paragraph_has_no_paragraph() -> None:
    assert (to_inline("*One*.", COURSE), to_inline("a\n\nb", COURSE)) == ("<em>One</em>.", "<p>a</p><p>b</p>")


def test_plain_is_one_line_without_marks() -> None:
    text = "**See** [[tie|ties]]\n\n- *one* [@burt-1992]\n- `two` at [home](https://example.org)"

    assert to_plain(text, COURSE) == "See ties one (Burt 1992) two at home"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab *_`[]()@|<>&\"'#->1.\n:/htps", max_size=60))
def test_html_is_always_well_formed(text: str) -> None:
    for markup in (to_html(text, COURSE), to_inline(text, COURSE)):
        assert "\n" not in markup
        assert fromstring(f"<div>{markup}</div>").tag == "div"  # noqa: S314 -- we wrote it
