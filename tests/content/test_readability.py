import pytest

from netlearn.content.readability import count_syllables, reading_grade, split_sentences

COUNTED = {
    1: "the through called asked trust weeks loved breathe world worked",
    2: "table needed houses something whereas being leader people beyond",
    3: "area everyone beautiful piano supplier engineer organise idea's",
    4: "information everybody's reliable january",
    5: "operational opportunity reciprocity inevitably",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in COUNTED.items() for word in words.split()]
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_grade_follows_the_formula() -> None:
    # 2 sentences, 10 words, 14 syllables
    text = "The miller opens at five. Ada comes before the sun."

    assert reading_grade(split_sentences(text)) == pytest.approx(0.39 * 5 + 11.8 * 14 / 10 - 15.59)


def test_grade_of_no_words_is_zero() -> None:
    assert reading_grade(split_sentences(" [@smith-2001] ")) == 0.0


def test_sentences_end_at_marks_paragraphs_and_list_entries() -> None:
    text = "Ask Dr. Smith [@smith-2001]. She **knows**!\n\n- [[weak-tie|Weak ties]]\n- see [the page](https://x.org)"

    assert split_sentences(text) == ["Ask Dr. Smith", "She **knows", "Weak ties", "see the page"]
