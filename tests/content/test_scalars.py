import pytest

from netlearn.content.scalars import Scalar, read_plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("0", 0),
        ("-12", -12),
        ("0.7", 0.7),
        ("word", "word"),
        ("2 apples", "2 apples"),
        ("nobody", "nobody"),
        ("y", "y"),
        ("1:30 pm", "1:30 pm"),
        ("=", "="),
    ],
)
def test_clear_word_is_read_as_it_looks(text: str, value: Scalar) -> None:
    assert read_plain(text) == (value, None)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("no", "false"),
        ("Yes", "true"),
        ("ON", "true"),
        ("off", "false"),
        ("012", "the octal number 10"),
        ("0x1F", "a number"),
        ("0b1", "a number"),
        ("1_000", "a number"),
        ("1:30", "a number in base 60"),
        ("1:30.5", "a number in base 60"),
        (".inf", "a number"),
        ("1.5e+3", "a number"),
        ("2024-05-01", "a date"),
        ("2024-05-01 10:00:00", "a date"),
    ],
)
def test_twisted_word_stays_text_and_comes_with_a_surprise(text: str, reading: str) -> None:
    value, surprise = read_plain(text)

    assert value == text
    assert surprise is not None
    assert surprise.reading == reading
    assert f'"{text}"' in surprise.mend
