"""Every code has a bad sample, and every sample causes exactly the problems written beside it."""

from pathlib import Path

import pytest

from netlearn.content.file_codes import FILE_CODES
from netlearn.content.load import WARNINGS, load_course
from netlearn.content.rules import list_rules
from tests.content.packs import Sample, copy_course, edit_course, read_samples, report_course, report_sample

SAMPLES = read_samples()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.stem)
def test_sample_causes_the_problems_beside_it(sample: Sample, tmp_path: Path) -> None:
    report = report_sample(sample, tmp_path)

    assert report == sample.expected
    assert f" {sample.code} " in report


def test_small_course_has_no_problems(tmp_path: Path) -> None:
    assert report_course(copy_course(tmp_path)) == "\n"


def test_every_code_has_a_sample() -> None:
    codes = {*FILE_CODES, *(rule.code for rule in list_rules())}

    assert {sample.code for sample in SAMPLES} == codes


def test_rule_codes_and_names_are_given_once() -> None:
    rules = list_rules()

    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules} | {name for name, _ in FILE_CODES.values()}) == len(rules) + len(
        FILE_CODES
    )


def test_rule_sample_is_named_after_its_rule() -> None:
    names = {rule.code: rule.name for rule in list_rules()}
    samples = {sample.path.stem for sample in SAMPLES if sample.code in names}

    assert samples == {f"{code}-{name}" for code, name in names.items()}


def test_file_problems_are_errors_except_the_three_named(tmp_path: Path) -> None:
    severities: dict[str, str] = {}
    for number, sample in enumerate(SAMPLES):
        folder = copy_course(tmp_path / str(number))
        edit_course(folder, sample.edits)
        found = load_course(folder)[1]
        severities |= {problem.code: problem.severity for problem in found}

    warnings = {code for code, severity in severities.items() if severity == "warning"}

    assert warnings & set(FILE_CODES) == WARNINGS
